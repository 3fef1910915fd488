namespace ParallelAsync.Charts;

/// <summary>One line of a chart, with its spread.</summary>
/// <param name="Label">The line's name in the legend.</param>
/// <param name="X">Where the points lie on the x axis, in its unit.</param>
/// <param name="Y">Where the points lie on the y axis, in its unit, one for each X; NaN leaves a gap.</param>
public sealed record Line(string Label, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>The lower edge of the band around the line, one value for each X; needs <see cref="High"/>.</summary>
    public IReadOnlyList<double>? Low { get; init; }

    /// <summary>The upper edge of the band around the line, one value for each X; needs <see cref="Low"/>.</summary>
    public IReadOnlyList<double>? High { get; init; }

    /// <summary>Computed, not measured: drawn dashed, and the legend says so.</summary>
    public bool Predicted { get; init; }

    /// <summary>Whether each point is marked.</summary>
    public bool Markers { get; init; }
}
