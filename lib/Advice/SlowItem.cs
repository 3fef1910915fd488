namespace ParallelAsync.Advice;

/// <summary>One of the slowest items of a sample.</summary>
/// <param name="Name">Its position among all items, from 0, and what it is, as far as that is short.</param>
/// <param name="Seconds">Its wall-clock time in seconds.</param>
public sealed record SlowItem(string Name, double Seconds);
