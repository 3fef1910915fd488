namespace ParallelAsync.Measurement;

/// <summary>
/// The five-number summary of a set of samples (Tukey, 1977). Quartiles are those of definition 7 of Hyndman and Fan (1996), which NumPy, R
/// and spreadsheets use by default: of n ordered samples the quantile p lies at position 1 + (n - 1) p, interpolated linearly between
/// neighbours.
/// </summary>
/// <param name="Minimum">The smallest sample.</param>
/// <param name="LowerQuartile">A quarter of the samples is at or below it.</param>
/// <param name="Median">Half of the samples is at or below it.</param>
/// <param name="UpperQuartile">Three quarters of the samples are at or below it.</param>
/// <param name="Maximum">The largest sample.</param>
public readonly record struct FiveNumberSummary(double Minimum, double LowerQuartile, double Median, double UpperQuartile, double Maximum)
{
    /// <summary>The distance between the quartiles, a spread that a few outliers do not change.</summary>
    public double InterquartileRange => UpperQuartile - LowerQuartile;

    /// <summary>Summarises samples.</summary>
    /// <param name="samples">At least one number, in any order, none of them NaN.</param>
    /// <returns>The summary, in the samples' own unit.</returns>
    /// <exception cref="ArgumentException">There is no sample, or one is not a number.</exception>
    public static FiveNumberSummary Of(IEnumerable<double> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        double[] ordered = [.. samples];
        if (ordered.Length == 0)
            throw new ArgumentException("Expected at least one sample, got none.", nameof(samples));
        if (Array.Exists(ordered, double.IsNaN))
            throw new ArgumentException("Expected numbers, got NaN: leave out what could not be measured.", nameof(samples));

        Array.Sort(ordered);
        return new(ordered[0], Quantile(ordered, 0.25), Quantile(ordered, 0.5), Quantile(ordered, 0.75), ordered[^1]);
    }

    private static double Quantile(double[] ordered, double p)
    {
        var position = (ordered.Length - 1) * p;
        var below = (int)position;
        // Not a + (b - a) t: of two equal samples that can be off by a rounding, and a median must not lie outside of its samples.
        return below + 1 == ordered.Length || ordered[below] == ordered[below + 1]
            ? ordered[below]
            : double.Lerp(ordered[below], ordered[below + 1], position - below);
    }
}
