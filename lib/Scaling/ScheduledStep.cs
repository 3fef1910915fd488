namespace ParallelAsync.Scaling;

/// <summary>A step with its worker and its time.</summary>
/// <param name="Step">The step.</param>
/// <param name="Worker">The worker's number, from 1 on.</param>
/// <param name="Start">When it starts, in the unit of the graph.</param>
public sealed record ScheduledStep(TaskStep Step, int Worker, double Start)
{
    /// <summary>When it ends.</summary>
    public double End => Start + Step.Duration;
}
