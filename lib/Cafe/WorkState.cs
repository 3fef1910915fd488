namespace ParallelAsync.Cafe;

/// <summary>How the work of an appliance ended.</summary>
internal enum WorkState
{
    Finished,
    Spoilt,
    Cancelled,
}
