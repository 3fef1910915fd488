namespace ParallelAsync.Charts;

/// <summary>One series of a scatter chart.</summary>
/// <param name="Label">The series' name in the legend.</param>
/// <param name="X">Where the points lie on the x axis, in its unit.</param>
/// <param name="Y">Where the points lie on the y axis, in its unit, one for each X.</param>
public sealed record Points(string Label, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>What an interactive chart says of a point when the reader points at it, one for each X; null: its coordinates.</summary>
    public IReadOnlyList<string>? Names { get; init; }
}
