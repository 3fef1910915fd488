namespace ParallelAsync.Advice;

/// <summary>Items by their positions, evenly spread over all of them, in order. It holds no list, so that a set of millions costs nothing.</summary>
internal readonly record struct ItemSet
{
    private readonly int from;
    private readonly int step;
    private readonly int of;

    private ItemSet(int all, int count, int from, int step, int of) => (All, Count, this.from, this.step, this.of) = (all, count, from, step, of);

    /// <summary>How many items there are.</summary>
    public int All { get; }

    /// <summary>How many of them are in the set.</summary>
    public int Count { get; }

    public bool IsEverything => Count == All;

    /// <summary>The position, among all items, of an item of the set.</summary>
    public int this[int index] => (int)((from + (long)index * step) * All / of);

    public static ItemSet Everything(int all) => Spread(all, all);

    public static ItemSet Spread(int all, int count) => new(all, Math.Min(all, count), 0, 1, Math.Min(all, count));

    /// <summary>Every so-manieth item of a whole spread, so that each part sees all of it.</summary>
    public ItemSet Part(int part, int parts) => new(All, (Count - part + parts - 1) / parts, part, parts, of);
}
