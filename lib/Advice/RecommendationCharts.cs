using ParallelAsync.Charts;
using ParallelAsync.Measurement;
using ParallelAsync.Scaling;

namespace ParallelAsync.Advice;

/// <summary>The numbers that a recommendation rests on, as charts.</summary>
internal static class RecommendationCharts
{
    private const int PredictTo = 256;
    private const string Title = "Measured, fitted, predicted";

    public static Chart Scaling(Recommendation recommendation)
    {
        var axes = (X: new Axis(recommendation.Profile.Waits ? "Items at once" : "Workers", AxisScale.Log2), Y: new Axis("Speedup (×)", AxisScale.Log2));
        if (recommendation.Forecast is not { } forecast)
            return Chart.Lines(Title, axes.X, axes.Y, [new Line("Measured", [1], [1])]).WithNote(RecommendationTables.NothingToFit);
        var byWorkers = recommendation.Results.Where(result => result.Overloaded == 0).ToLookup(result => result.Candidate.Workers);
        double[] workers = [.. forecast.Measured.Select(point => (double)point.Workers)];
        List<Line> lines =
        [
            new("Measured", workers, [.. forecast.Measured.Select(point => point.Speedup)])
            {
                Low = [.. forecast.Measured.Select(point => Spread(byWorkers[point.Workers], point).Low)],
                High = [.. forecast.Measured.Select(point => Spread(byWorkers[point.Workers], point).High)],
                Markers = true,
            },
            LawCurve.Of($"Amdahl's law, p = {Units.Digits(forecast.ParallelFraction.Value)}", PredictTo, forecast.ParallelFraction.Value is var p ? n => AmdahlsLaw.Speedup(p, n) : _ => 1, predicted: true),
        ];
        if (forecast.UniversalScalability is { } law)
            lines.Add(LawCurve.Of("Universal Scalability Law", PredictTo, law.Speedup, predicted: true));
        lines.Add(LawCurve.Of("Ideal", PredictTo, n => n, predicted: true));
        return Chart.Lines(
            Title, axes.X, axes.Y, lines)
            .WithNote($"{recommendation.Machine.Processor}, {recommendation.Machine.CoresUsable}; dashed: calculated; band: 95 % interval");
    }

    public static Chart Candidates(Recommendation recommendation)
    {
        var results = recommendation.Results.Where(result => result.SecondsForAll.Count > 0).ToList();
        if (results.Count == 0)
            return Chart.Bars("What was tried", new Axis("All items (s)"), []).WithNote("nothing came to an end");
        var (size, unit) = Units.OfTime(results.Min(result => result.MedianSeconds));
        var (least, most) = (results.Min(result => result.MedianSeconds), results.Max(result => result.MedianSeconds));
        // Bars begin at zero, unless the longest would leave nothing to see of the others.
        var scale = most > 50 * least ? AxisScale.Log10 : AxisScale.Linear;
        return Chart.Bars(
            "What was tried", new Axis($"All {Units.Whole(recommendation.Profile.Items)} items ({unit})", scale),
            results.Select(result =>
            {
                var spread = FiveNumberSummary.Of(result.SecondsForAll);
                return new Bar(result.Candidate.Label, spread.Median / size, spread.LowerQuartile / size, spread.UpperQuartile / size);
            }))
            .WithNote($"{recommendation.Machine.Processor}, {recommendation.Machine.CoresUsable}; medians and quartiles of {results.Min(result => result.SecondsForAll.Count)} to {results.Max(result => result.SecondsForAll.Count)} trials");
    }

    private static (double Low, double High) Spread(IEnumerable<CandidateResult> results, MeasuredSpeedup point)
    {
        var result = results.MinBy(result => Math.Abs(result.Speedup - point.Speedup));
        return result is { Low: { } low, High: { } high } && low <= point.Speedup && point.Speedup <= high ? (low, high) : (point.Speedup, point.Speedup);
    }
}
