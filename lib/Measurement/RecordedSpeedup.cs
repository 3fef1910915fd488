namespace ParallelAsync.Measurement;

/// <summary>One recorded timing, compared with the baseline of its set.</summary>
/// <param name="Notebook">The notebook's number, such as "01".</param>
/// <param name="Experiment">The name of the set.</param>
/// <param name="Timing">The approach: its label, items and workers.</param>
/// <param name="Value">The baseline's median wall-clock time over this one's; 2 means twice as fast.</param>
/// <param name="Efficiency">The speedup for each worker that was added to the baseline's.</param>
/// <param name="IsOwn">Whether a run of the reader's gave it; false: it comes with the collection.</param>
public sealed record RecordedSpeedup(string Notebook, string Experiment, Timing Timing, double Value, double Efficiency, bool IsOwn)
{
    /// <summary>The kind of approach, by which charts colour it, such as "threads".</summary>
    public string Kind => ApproachKinds.Of(Timing);
}
