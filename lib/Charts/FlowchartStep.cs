namespace ParallelAsync.Charts;

/// <summary>A question of a flowchart: one answer leads on to the next question, the other one out.</summary>
/// <param name="Question">The question, answered by yes or no.</param>
/// <param name="YesLeadsOn">Whether it is "yes" that leads to the next question.</param>
/// <param name="Exit">What to do after the other answer.</param>
/// <param name="Colour">The colour of the exit as <c>#RRGGBB</c>, such as one of <see cref="Palette"/>; null: none of its own.</param>
public record FlowchartStep(string Question, bool YesLeadsOn, string Exit, string? Colour = null)
{
    /// <summary>The answer that leads on.</summary>
    public string Onward => YesLeadsOn ? "yes" : "no";

    /// <summary>The answer that leads out.</summary>
    public string Outward => YesLeadsOn ? "no" : "yes";
}
