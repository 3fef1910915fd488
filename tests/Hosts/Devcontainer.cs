using System.Text.Json;
using System.Text.Json.Nodes;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Hosts;

/// <summary>The devcontainer's definition.</summary>
internal static class Devcontainer
{
    /// <summary>The script that sets up both containers, from the main folder.</summary>
    public const string SetUp = ".devcontainer/setup.sh";

    // The format is JSON with comments.
    public static JsonObject Read() => JsonNode.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, ".devcontainer", "devcontainer.json")),
        documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!.AsObject();
}
