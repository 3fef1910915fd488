namespace ParallelAsync.Loops;

/// <summary>What one station measured, all its readings taken together; temperatures in degrees Celsius.</summary>
/// <param name="StationId">The station.</param>
/// <param name="Count">How many readings it gave.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Min">The lowest.</param>
/// <param name="Max">The highest.</param>
public sealed record StationSummary(string StationId, long Count, double Mean, double Min, double Max);
