namespace ParallelAsync.Charts;

/// <summary>A piece of work on a timeline.</summary>
/// <param name="Lane">Who did it: one lane for each worker, in the order of first appearance, the first on top.</param>
/// <param name="Start">When it began, in the unit of the time axis.</param>
/// <param name="End">When it ended, in the unit of the time axis; not before <paramref name="Start"/>.</param>
/// <param name="Group">What kind of work it was; it decides the colour and is named in the legend.</param>
public sealed record TimelineSpan(string Lane, double Start, double End, string Group)
{
    /// <summary>What the reader sees when pointing at the span.</summary>
    public string? Text { get; init; }

    /// <summary>The colour of its group as <c>#RRGGBB</c>, where colours have a meaning of their own; the palette's when null. The first span of a group decides.</summary>
    public string? Colour { get; init; }
}
