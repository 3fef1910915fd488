namespace ParallelAsync.Advice;

/// <summary>What all items would take with a number of workers: calculated, not measured.</summary>
/// <param name="Workers">Cores for work that computes, operations in flight for work that waits.</param>
/// <param name="Seconds">Wall-clock seconds for all items.</param>
public sealed record Prediction(int Workers, Estimate Seconds);
