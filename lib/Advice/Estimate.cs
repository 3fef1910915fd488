namespace ParallelAsync.Advice;

/// <summary>A number that was worked out from noisy measurements.</summary>
/// <param name="Value">The number.</param>
/// <param name="Low">The lower end of its 95 % interval; null where it cannot be told.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Estimate(double Value, double? Low = null, double? High = null);
