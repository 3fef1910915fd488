namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>What a part of a case showed.</summary>
/// <param name="Part">The part.</param>
/// <param name="Rounds">How many rounds were made.</param>
/// <param name="Contestants">What became of each, in the order of the part.</param>
internal sealed record PartResult(Part Part, int Rounds, IReadOnlyList<ContestantResult> Contestants)
{
    /// <summary>The contestants with times, whichever they are.</summary>
    public IEnumerable<ContestantResult> Measured => Contestants.Where(result => result.IsMeasured);

    /// <summary>The result of a contestant with times; null when there is none.</summary>
    public ContestantResult? Find(Language language, string? name) =>
        Measured.FirstOrDefault(result => result.Contestant.Language == language && result.Contestant.Name == name);

    /// <summary>The fastest of a language by its median seconds for each item; null when none has times.</summary>
    public ContestantResult? Fastest(Language language) =>
        Measured.Where(result => result.Contestant.Language == language).MaxBy(result => result.ItemsPerSecond);
}
