namespace ParallelAsync.Kernel.Language;

/// <summary>The ways to go on typing at one place of a cell.</summary>
/// <param name="Items">The ways, in the order in which a list shows them; no two insert the same text.</param>
/// <param name="Start">Where the range that they replace starts: a UTF-16 index into the cell.</param>
/// <param name="End">Where it ends, not before the cursor.</param>
internal sealed record Completions(IReadOnlyList<Completion> Items, int Start, int End)
{
    /// <summary>Nothing to offer.</summary>
    public static Completions None(int cursor) => new([], cursor, cursor);
}
