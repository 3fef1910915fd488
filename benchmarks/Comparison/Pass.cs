namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>One timed pass of a contestant.</summary>
/// <param name="Position">When its turn was in the round, from 0.</param>
/// <param name="Seconds">Wall-clock seconds of one run, on the contestant's clock.</param>
/// <param name="CpuSeconds">Processor seconds of one run, of the process and all that it started; null: not known.</param>
internal sealed record Pass(int Position, double Seconds, double? CpuSeconds);
