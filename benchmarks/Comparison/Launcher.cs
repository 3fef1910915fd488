using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>Says how the program of a contestant is started.</summary>
/// <param name="csharp">The program and the first arguments of every C# contestant.</param>
/// <param name="python">Python's program; null when there is none.</param>
/// <param name="scripts">The folder of the Python scripts.</param>
internal sealed class Launcher(IReadOnlyList<string> csharp, string? python, string scripts)
{
    public ProcessStartInfo StartInfo(Part part, Contestant contestant, JsonObject? companion)
    {
        string[] command = contestant.Language == Language.CSharp
            ? [.. csharp, part.Program]
            : [python ?? throw new InvalidOperationException("There is no Python."), Path.Combine(scripts, $"{part.Program}.py")];
        var start = new ProcessStartInfo(command[0], [.. command[1..], contestant.Variant, Merge(part.Settings, contestant.Settings, companion).ToJsonString()]);
        // Without diagnostics there is no socket of theirs in the temporary folder, which a killed process would leave behind.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        // A proxy for the outside has nothing to do with a server on this machine.
        start.Environment["NO_PROXY"] = "127.0.0.1";
        return start;
    }

    internal static JsonObject Merge(params IEnumerable<JsonObject?> settings)
    {
        var merged = new JsonObject();
        foreach (var (name, value) in settings.OfType<JsonObject>().SelectMany(some => some))
            merged[name] = value?.DeepClone();
        return merged;
    }
}
