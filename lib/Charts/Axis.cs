namespace ParallelAsync.Charts;

/// <summary>One axis of a chart.</summary>
/// <param name="Title">What is shown and its unit, as in <c>"Wall time (ms)"</c>.</param>
/// <param name="Scale">How the values are spaced.</param>
public sealed record Axis(string Title, AxisScale Scale = AxisScale.Linear)
{
    /// <summary>The lowest value shown, in the unit of the title; chosen from the data when null.</summary>
    public double? Minimum { get; init; }

    /// <summary>The highest value shown, in the unit of the title; chosen from the data when null.</summary>
    public double? Maximum { get; init; }

    /// <summary>
    /// Names in place of numbers. The value 0 is the first category, 1 the second, and so on; in a heat map they name the columns or the
    /// rows.
    /// </summary>
    public IReadOnlyList<string>? Categories { get; init; }
}
