namespace ParallelAsync.Measurement;

/// <summary>How far a measurement is; reported after every sample, outside of what is timed.</summary>
/// <param name="Label">The approach that has just run.</param>
/// <param name="WarmingUp">Whether that run was part of the warm-up, whose times are thrown away.</param>
/// <param name="Samples">Samples kept so far of this approach.</param>
/// <param name="Elapsed">Time spent so far in this approach's work, warm-up included.</param>
public readonly record struct MeasureProgress(string Label, bool WarmingUp, int Samples, TimeSpan Elapsed);
