namespace ParallelAsync.Scaling;

/// <summary>A step of a task graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Duration">How long it takes, above 0, in the unit of the graph.</param>
/// <param name="After">The steps that must have ended before it starts.</param>
public sealed record TaskStep(string Name, double Duration, IReadOnlyList<string> After);
