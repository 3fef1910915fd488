namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>Whether a result is the expected one.</summary>
/// <param name="Same">Whether it is, within the tolerance.</param>
/// <param name="Message">What was compared and what was found: "10 x 64 x 64 grey levels; largest difference 0".</param>
internal sealed record CheckOutcome(bool Same, string Message);
