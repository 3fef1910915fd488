using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>The numbers that a recommendation rests on, as tables.</summary>
internal static class RecommendationTables
{
    public static Table Tried(Recommendation recommendation) => new(
        $"What was tried: how long each way takes for all {Units.Whole(recommendation.Profile.Items)} items.",
        ["Way", "All items", "Speedup", "95 % interval", "Trials × items", "Remark"],
        recommendation.Results.Select(result => (string[])
        [
            result.Candidate.Label,
            result.SecondsForAll.Count > 0 ? Units.Time(result.MedianSeconds) : "–",
            Units.Digits(result.Speedup),
            result is { Low: { } low, High: { } high } && result.Candidate.Kind != CandidateKind.PlainLoop ? $"{Units.Digits(low)} to {Units.Digits(high)}" : "–",
            $"{Units.Whole(result.SecondsForAll.Count)} × {Units.Whole(result.ItemsInATrial)}",
            Remark(result, recommendation),
        ]))
    {
        Note = $"Medians; extrapolated where a trial had fewer; {recommendation.Machine}",
    };

    public static Table Forecast(Recommendation recommendation)
    {
        if (recommendation.Forecast is not { } forecast)
            return new("What more workers would gain, by calculation.", ["Calculated, not measured", "Value"], [["Laws of scaling", NothingToFit]]);
        List<string[]> rows =
        [
            ["p, what can be shared (Amdahl)", Text(forecast.ParallelFraction, Units.Digits)],
            ["Most that any number of workers gives", Text(forecast.Ceiling, Times)],
        ];
        if (forecast is { UniversalScalability: { } law, PeakWorkers: { } peak })
        {
            rows.Add(["a, b of the Universal Scalability Law", $"{Units.Digits(law.Contention)}, {Units.Digits(law.Coherency)}"]);
            rows.Add(["Workers at its peak", Text(peak, value => double.IsFinite(value) && value < 1e6 ? Units.Whole((long)value) : "none: it never falls")]);
        }

        rows.Add(["Pays from", recommendation.BreakEvenItems is { } items ? $"{Units.Whole(items)} items" : "–"]);
        rows.AddRange(forecast.Predictions.Select(prediction => (string[])[$"All items, {Units.Whole(prediction.Workers)} {Worker(recommendation, prediction.Workers)}, predicted", Text(prediction.Seconds, Units.Time)]));
        return new("What more workers would gain, by calculation.", ["Calculated, not measured", "Value (95 % interval)"], rows)
        {
            Note = forecast.UniversalScalability is null
                ? "One number of workers above one was measured: Amdahl's law alone can be fitted"
                : $"Fitted to {Units.Whole(forecast.Measured.Count - 1)} numbers of workers above one",
        };
    }

    public const string NothingToFit = "nothing to fit: no other number of workers was measured";

    public static string Worker(Recommendation recommendation, int count) =>
        recommendation.Profile.Waits ? "at once" : count == 1 ? "core" : "cores";

    private static string Times(double value) => double.IsFinite(value) ? $"{Units.Digits(value)} times" : "no limit seen";

    private static string Text(Estimate estimate, Func<double, string> text) => estimate is { Low: { } low, High: { } high } && text(low) != text(high)
        ? $"{text(estimate.Value)} ({text(low)} to {text(high)})"
        : text(estimate.Value);

    private static string Remark(CandidateResult result, Recommendation recommendation) =>
        result.Differing > 0 ? $"{Units.Whole(result.Differing)} results differ"
        : result.Overloaded > 0 ? $"{Units.Whole(result.Overloaded)} turned away"
        : result.Candidate == recommendation.Choice ? "recommended"
        : result.Candidate.Kind == CandidateKind.PlainLoop ? "compared with" : "";
}
