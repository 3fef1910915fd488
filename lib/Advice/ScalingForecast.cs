using ParallelAsync.Scaling;
using ParallelAsync.Weather;

namespace ParallelAsync.Advice;

/// <summary>
/// Amdahl's law and the Universal Scalability Law, fitted to the measured speedups, and what follows from them. Intervals of 95 % by the bootstrap (Efron
/// 1979): the trials of each number of workers are drawn again, with replacement, and the laws fitted again.
/// </summary>
public sealed record ScalingForecast
{
    private const int Draws = 400;
    private static readonly int[] Sizes = [1, 4, 8, 64, 256];

    /// <summary>The measured speedups that the laws are fitted to, one worker first.</summary>
    public required IReadOnlyList<MeasuredSpeedup> Measured { get; init; }

    /// <summary>p, the fraction of the work that can be shared, after Amdahl's law; 0 to 1.</summary>
    public required Estimate ParallelFraction { get; init; }

    /// <summary>The speedup that no number of workers exceeds, 1 / (1 - p); infinite when nothing serial was seen.</summary>
    public required Estimate Ceiling { get; init; }

    /// <summary>The Universal Scalability Law; null where fewer than two numbers of workers above one were measured.</summary>
    public UniversalScalabilityLaw? UniversalScalability { get; init; }

    /// <summary>The workers beyond which more of them do less, after that law; null where there is none, infinite when nothing ever falls.</summary>
    public Estimate? PeakWorkers { get; init; }

    /// <summary>What all items would take with 1, 4, 8, 64 and 256 workers, after the Universal Scalability Law or, without one, Amdahl's.</summary>
    public required IReadOnlyList<Prediction> Predictions { get; init; }

    /// <summary>Fits the laws.</summary>
    /// <param name="trials">For each number of workers its speedups, one a round; one worker may be left out.</param>
    /// <param name="secondsAlone">What a plain loop takes for all items, in seconds.</param>
    /// <param name="leastSeconds">What all items take at least with a number of workers, whatever the law says; null: nothing.</param>
    /// <param name="seed">What the bootstrap draws from.</param>
    /// <returns>The forecast; null when no number of workers above one was measured.</returns>
    internal static ScalingForecast? Of(
        IReadOnlyDictionary<int, IReadOnlyList<double>> trials, double secondsAlone, Func<int, double>? leastSeconds = null, long seed = 1979)
    {
        var points = trials.Where(point => point.Key > 1 && point.Value.Count > 0).OrderBy(point => point.Key).ToList();
        if (points.Count == 0)
            return null;

        var measured = Fitted(points.ConvertAll(point => new MeasuredSpeedup(point.Key, Median(point.Value))));
        var noisy = points.Exists(point => point.Value.Count > 2);
        var drawn = !noisy ? [] : Enumerable.Range(0, Draws).Select(draw =>
        {
            var random = new SeededRandom(seed, "bootstrap", draw);
            return Fitted(points.ConvertAll(point => new MeasuredSpeedup(point.Key, Median(Again(point.Value, ref random)))));
        }).ToList();

        return new()
        {
            Measured = [new(1, 1), .. measured.Points],
            ParallelFraction = Interval(measured, drawn, law => law.Amdahl.ParallelFraction),
            Ceiling = Interval(measured, drawn, law => law.Amdahl.Limit),
            UniversalScalability = measured.Universal,
            PeakWorkers = measured.Universal is null ? null : Interval(measured, drawn, law => law.Universal!.PeakWorkers),
            Predictions = [.. Sizes.Select(size => new Prediction(size, Interval(measured, drawn, law => Math.Max(secondsAlone / law.Speedup(size), size == 1 ? 0 : leastSeconds?.Invoke(size) ?? 0))))],
        };
    }

    private static Laws Fitted(List<MeasuredSpeedup> points) => new(
        points,
        AmdahlsLaw.Fit(points),
        points.Count > 1 ? UniversalScalabilityLaw.Fit(points).Law : null);

    private static List<double> Again(IReadOnlyList<double> values, ref SeededRandom random)
    {
        var drawn = new List<double>(values.Count);
        for (var index = 0; index < values.Count; index++)
            drawn.Add(values[random.NextIndex(values.Count)]);
        return drawn;
    }

    private static double Median(IEnumerable<double> values) => Measurement.FiveNumberSummary.Of(values).Median;

    private static Estimate Interval(Laws measured, List<Laws> drawn, Func<Laws, double> of)
    {
        if (drawn.Count == 0)
            return new(of(measured));
        var ordered = drawn.Select(of).Order().ToList();
        return new(of(measured), ordered[(int)(0.025 * ordered.Count)], ordered[(int)(0.975 * ordered.Count)]);
    }

    private sealed record Laws(IReadOnlyList<MeasuredSpeedup> Points, AmdahlFit Amdahl, UniversalScalabilityLaw? Universal)
    {
        public double Speedup(double workers) => Universal?.Speedup(workers) ?? Amdahl.Speedup(workers);
    }
}
