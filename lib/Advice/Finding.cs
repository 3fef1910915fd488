namespace ParallelAsync.Advice;

/// <summary>What an examination found, before it is drawn and written.</summary>
internal sealed record Finding(Verdict Verdict, Candidate Choice, WorkProfile Profile)
{
    public required string Sentence { get; init; }

    public IReadOnlyList<string> Reasons { get; init; } = [];

    public IReadOnlyList<CandidateResult> Results { get; init; } = [];

    public ScalingForecast? Forecast { get; init; }

    /// <summary>The fewest items for which the choice pays; null where the plain loop is the choice or it is not known.</summary>
    public long? BreakEvenItems { get; init; }

    public double Elapsed { get; init; }

    public long Runs { get; init; }

    public int MostRunsOfAnItem { get; init; }
}
