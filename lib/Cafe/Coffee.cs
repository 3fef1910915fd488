namespace ParallelAsync.Cafe;

/// <summary>A cup of coffee.</summary>
/// <param name="Number">Which cup of its machine it is, from 1, in the order in which they were asked for.</param>
/// <param name="ReadyAt">When it was ready, in minutes on the cafe's clock.</param>
public sealed record Coffee(int Number, double ReadyAt);
