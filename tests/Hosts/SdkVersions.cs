using System.Text.Json.Nodes;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Hosts;

/// <summary>Which SDK the project asks for.</summary>
internal static class SdkVersions
{
    public static Version OfGlobalJson() =>
        Version.Parse(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "global.json")))!["sdk"]!["version"]!.GetValue<string>());
}
