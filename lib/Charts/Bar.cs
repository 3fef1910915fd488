namespace ParallelAsync.Charts;

/// <summary>One bar, with its spread.</summary>
/// <param name="Label">What was measured; the bar's name on the category axis.</param>
/// <param name="Value">The bar's length, in the unit of the value axis; NaN when there is no value.</param>
/// <param name="Low">The lower end of the spread (say, the first quartile), in the same unit.</param>
/// <param name="High">The upper end of the spread (say, the third quartile), in the same unit.</param>
public sealed record Bar(string Label, double Value, double? Low = null, double? High = null)
{
    /// <summary>
    /// The series of the bar: bars of one label and different groups stand side by side, and the legend names the groups.
    /// </summary>
    public string? Group { get; init; }
}
