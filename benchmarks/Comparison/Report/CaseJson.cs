using System.Text.Json;
using System.Text.Json.Nodes;
using ParallelAsync.Measurement;

namespace ParallelAsync.Benchmarks.Comparison.Report;

/// <summary>A case as JSON, with every sample.</summary>
internal static class CaseJson
{
    private const int Schema = 1;

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static string Write(CaseResult result) => new JsonObject
    {
        ["schema"] = Schema,
        ["case"] = result.Name,
        ["title"] = result.Title,
        ["recorded"] = result.Recorded,
        ["machine"] = JsonSerializer.SerializeToNode(result.Machine, Options),
        ["load"] = result.Load,
        ["busy"] = result.WasBusy,
        ["versions"] = JsonSerializer.SerializeToNode(result.Versions),
        ["parts"] = new JsonArray([.. result.Parts.Select(Part)]),
    }.ToJsonString(Options) + "\n";

    private static JsonObject Part(PartResult part) => new()
    {
        ["name"] = part.Part.Name,
        ["title"] = part.Part.Title,
        ["rounds"] = part.Rounds,
        ["itemBytes"] = part.Part.ItemBytes,
        ["contestants"] = new JsonArray([.. part.Contestants.Select(Contestant)]),
        ["ratios"] = new JsonArray([.. RatioTable.Pairs(part).Select(Ratio)]),
    };

    private static JsonObject Contestant(ContestantResult result) => new()
    {
        ["name"] = result.Contestant.Name,
        ["language"] = result.Contestant.Language.Name(),
        ["items"] = result.Contestant.Items,
        ["workers"] = result.Contestant.Workers,
        ["skipped"] = result.Skipped,
        ["failed"] = result.Failed,
        ["check"] = result.Check,
        ["firstSeconds"] = result.FirstSeconds,
        ["runsPerPass"] = result.RunsPerPass,
        ["peakBytes"] = result.PeakBytes,
        ["seconds"] = result.IsMeasured ? Summary(result.Wall) : null,
        ["passes"] = new JsonArray([.. result.Passes.Select(pass => JsonSerializer.SerializeToNode(pass, Options))]),
    };

    private static JsonObject Ratio(RatioTable.Pair pair) => new()
    {
        ["kind"] = pair.IsFastest ? "fastest" : "twins",
        ["csharp"] = pair.CSharp.Contestant.Name,
        ["python"] = pair.Python.Contestant.Name,
        ["pythonSecondsOverCSharpSeconds"] = Summary(pair.Ratio),
    };

    private static JsonObject Summary(FiveNumberSummary summary) => new()
    {
        ["minimum"] = summary.Minimum,
        ["lowerQuartile"] = summary.LowerQuartile,
        ["median"] = summary.Median,
        ["upperQuartile"] = summary.UpperQuartile,
        ["maximum"] = summary.Maximum,
    };
}
