using System.Text.Json.Serialization;
using ParallelAsync.Measurement;

namespace ParallelAsync.Advice;

/// <summary>How good the adviser's answer to a workload was whose best answer was found by trying everything.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="RightAnswer">What is right, in words.</param>
/// <param name="Verdict">What the adviser came to.</param>
/// <param name="Choice">What it recommends.</param>
/// <param name="ChoiceSeconds">Median wall-clock seconds of that for all items; null where a refusal is right and nothing was searched.</param>
/// <param name="Best">The fastest of all candidates; null likewise.</param>
/// <param name="BestSeconds">Its median wall-clock seconds.</param>
/// <param name="PlainLoopSeconds">The plain loop's.</param>
/// <param name="UsedSeconds">What the adviser used of its budget.</param>
/// <param name="IsRight">Whether it kept to its budget, and refused where that is right or chose what runs within 10 % of the best.</param>
public sealed record AdviceOutcome(
    string Workload, string RightAnswer, Verdict Verdict, string Choice, double? ChoiceSeconds, string? Best, double? BestSeconds, double? PlainLoopSeconds, double UsedSeconds, bool IsRight)
{
    /// <summary>How many times as long as the best the choice may take to be right.</summary>
    public const double Tolerance = 1.1;

    /// <summary>How many times as long as the best the choice takes; null where nothing was searched.</summary>
    [JsonIgnore]
    public double? Ratio => ChoiceSeconds / BestSeconds;

    internal string[] ToRow() =>
    [
        Workload,
        Choice,
        ChoiceSeconds is { } choice ? Units.Time(choice) : "–",
        BestSeconds is { } best ? Units.Time(best) : "–",
        Ratio is { } ratio ? Units.Hundredths(ratio) : "–",
        IsRight ? "yes" : "no",
        Units.Time(UsedSeconds),
        Best is null || Best == Choice ? "–" : Best,
        RightAnswer,
    ];
}
