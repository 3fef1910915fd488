namespace ParallelAsync.Advice;

/// <summary>What the decision guide ends with.</summary>
public enum Decision
{
    /// <summary>Not decided yet.</summary>
    Undecided,

    /// <summary>It is fast enough: leave it as it is.</summary>
    LeaveIt,

    /// <summary>Make the sequential code do less first.</summary>
    OptimiseFirst,

    /// <summary>Stream the data, or hold fewer items at once.</summary>
    SaveMemory,

    /// <summary>Wait for many operations at once, on few threads.</summary>
    Asynchronous,

    /// <summary>Find what is independent of the rest.</summary>
    Restructure,

    /// <summary>Give each worker more to do at a time.</summary>
    BiggerPieces,

    /// <summary>Shrink what cannot be shared, or leave it sequential.</summary>
    ShrinkSerialPart,

    /// <summary>Share the items among the cores.</summary>
    Parallel,
}
