using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>What was measured of a candidate.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="SecondsForAll">Wall-clock seconds for all items: one number a trial, extrapolated where a trial had only some of the items.</param>
/// <param name="Speedup">How many times as fast as the plain loop: the median over the rounds.</param>
/// <param name="Low">The lower end of the 95 % confidence interval of that; null when the trials are too few for one.</param>
/// <param name="High">The upper end.</param>
/// <param name="ItemsInATrial">Items that each trial had.</param>
/// <param name="Overloaded">Items that were turned away, in all trials together.</param>
/// <param name="Differing">Items whose result was not that of the plain loop, in all trials together.</param>
public sealed record CandidateResult(
    Candidate Candidate, IReadOnlyList<double> SecondsForAll, double Speedup, double? Low, double? High, int ItemsInATrial, int Overloaded, int Differing)
{
    /// <summary>Median wall-clock seconds for all items.</summary>
    public double MedianSeconds => FiveNumberSummary.Of(SecondsForAll).Median;
}
