using ParallelAsync.Charts;

namespace ParallelAsync.Advice;

/// <summary>A question of the guide that can also be asked of a <see cref="Workload"/>.</summary>
/// <param name="Question">The question.</param>
/// <param name="YesLeadsOn">Whether "yes" leads to the next question.</param>
/// <param name="Exit">What to do otherwise.</param>
/// <param name="Decision">The same as a value.</param>
/// <param name="IsYes">The answer for a workload.</param>
/// <param name="Colour">The colour of the exit, or null.</param>
internal sealed record DecisionStep(
    string Question, bool YesLeadsOn, string Exit, Decision Decision, Func<Workload, bool> IsYes, string? Colour = null)
    : FlowchartStep(Question, YesLeadsOn, Exit, Colour)
{
    public bool LeadsOut(Workload work) => IsYes(work) != YesLeadsOn;
}
