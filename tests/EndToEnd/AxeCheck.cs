using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ParallelAsync.Tests.EndToEnd;

/// <summary>What axe-core finds on a page that stands in the way of readers.</summary>
internal static class AxeCheck
{
    private static readonly string[] Grave = ["serious", "critical"];

    /// <summary>The serious and the critical violations, each with its rule and the first elements that break it.</summary>
    public static async Task<IReadOnlyList<string>> GraveViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        // Without "preload: false" it would fetch the style sheets, which the pages' policy forbids.
        JsonElement result = await page.EvaluateAsync<JsonElement>("axe.run({ resultTypes: ['violations'], preload: false })");
        return [.. result.GetProperty("violations").EnumerateArray()
            .Where(violation => Grave.Contains(violation.GetProperty("impact").GetString()))
            .Select(violation => $"{violation.GetProperty("id").GetString()}: {violation.GetProperty("help").GetString()}: {Elements(violation)}")];
    }

    private static string Elements(JsonElement violation) =>
        string.Join(" | ", violation.GetProperty("nodes").EnumerateArray().Take(3).Select(node => node.GetProperty("html").GetString()));
}
