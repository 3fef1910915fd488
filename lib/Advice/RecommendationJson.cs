using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParallelAsync.Advice;

/// <summary>A recommendation as JSON.</summary>
internal static class RecommendationJson
{
    private const int Schema = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // JSON has no word for infinity.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(Recommendation recommendation) => JsonSerializer.Serialize(
        new
        {
            Schema,
            recommendation.Verdict,
            Choice = Way(recommendation.Choice),
            recommendation.Sentence,
            recommendation.Reasons,
            recommendation.Code,
            recommendation.Profile,
            Results = recommendation.Results.Select(result => new
            {
                Candidate = Way(result.Candidate),
                result.SecondsForAll,
                result.Speedup,
                result.Low,
                result.High,
                result.ItemsInATrial,
                result.Overloaded,
                result.Differing,
            }),
            recommendation.Forecast,
            recommendation.BreakEvenItems,
            BudgetSeconds = recommendation.Budget.TotalSeconds,
            ElapsedSeconds = recommendation.Elapsed.TotalSeconds,
            recommendation.Runs,
            recommendation.MostRunsOfAnItem,
            recommendation.Machine,
        },
        Options);

    private static object Way(Candidate candidate) =>
        new { candidate.Kind, candidate.Label, candidate.Workers, candidate.ChunkSize, IntervalSeconds = candidate.Interval.TotalSeconds };
}
