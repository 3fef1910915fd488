using System.Globalization;
using Markdig.Helpers;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary>The anchors of one page's headings and of what else its text makes a target, made as GitHub makes them and unique on the page.</summary>
/// <param name="reserved">Anchors of the page's own parts, besides those that every page has.</param>
internal sealed class Anchors(params string[] reserved)
{
    private readonly HashSet<string> taken = ["content", "search", "found", "keys", "keys-title", .. reserved];

    /// <summary>A new anchor for a heading, or for a name that the text gives.</summary>
    public string Add(string heading)
    {
        string slug = Slug(heading) is { Length: > 0 } text ? text : "section", id = slug;
        for (var i = 1; !taken.Add(id); i++) id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{i}");
        return id;
    }

    /// <summary>The anchor that a link means; Jupyter's <c>#Some-Heading</c> and GitHub's <c>#some-heading</c> are the same.</summary>
    public string Find(string fragment) => taken.Contains(Slug(fragment)) ? Slug(fragment) : fragment;

    public static string Slug(string text) => LinkHelper.UrilizeAsGfm(Uri.UnescapeDataString(text));
}
