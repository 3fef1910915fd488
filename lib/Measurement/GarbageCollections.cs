namespace ParallelAsync.Measurement;

/// <summary>How often the garbage collector ran. As in .NET, a collection of an older generation counts for the younger ones too.</summary>
/// <param name="Generation0">Collections of generation 0 or older: all of them.</param>
/// <param name="Generation1">Collections of generation 1 or older.</param>
/// <param name="Generation2">Full collections.</param>
public readonly record struct GarbageCollections(int Generation0, int Generation1, int Generation2)
{
    /// <summary>Reads the counters of this process.</summary>
    /// <returns>The collections since the process started.</returns>
    public static GarbageCollections OfThisProcess() => new(GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));

    /// <summary>Adds two counts.</summary>
    /// <param name="left">One count.</param>
    /// <param name="right">The other.</param>
    /// <returns>Their sum.</returns>
    public static GarbageCollections operator +(GarbageCollections left, GarbageCollections right) =>
        new(left.Generation0 + right.Generation0, left.Generation1 + right.Generation1, left.Generation2 + right.Generation2);

    /// <summary>The collections between two readings.</summary>
    /// <param name="left">The later reading.</param>
    /// <param name="right">The earlier reading.</param>
    /// <returns>Their difference.</returns>
    public static GarbageCollections operator -(GarbageCollections left, GarbageCollections right) =>
        new(left.Generation0 - right.Generation0, left.Generation1 - right.Generation1, left.Generation2 - right.Generation2);
}
