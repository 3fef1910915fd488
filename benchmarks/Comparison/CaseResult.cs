using ParallelAsync.Measurement;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>What a case showed, with everything without which its numbers say little.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Title">The case's heading.</param>
/// <param name="Recorded">When it began.</param>
/// <param name="Machine">What it was measured on.</param>
/// <param name="Load">Processes that wanted a processor in the minute before the session began, on average; null: not known.</param>
/// <param name="Versions">Of Python, its modules and .NET, by name.</param>
/// <param name="Parts">What each part showed.</param>
internal sealed record CaseResult(
    string Name,
    string Title,
    DateTimeOffset Recorded,
    Machine Machine,
    double? Load,
    IReadOnlyDictionary<string, string> Versions,
    IReadOnlyList<PartResult> Parts)
{
    /// <summary>From so much on, others had a part in what was measured.</summary>
    private const double BusyLoad = 0.5;

    /// <summary>Whether the machine was busy with something else when the session began.</summary>
    public bool WasBusy => Load > BusyLoad;

    /// <summary>Whether a contestant failed.</summary>
    public bool HasFailures => Parts.SelectMany(part => part.Contestants).Any(result => result.Failed is not null);
}
