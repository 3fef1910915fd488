using System.Text;
using ParallelAsync.Charts;
using ParallelAsync.Measurement;
using ParallelAsync.Tracing;

namespace ParallelAsync.Advice;

/// <summary>
/// Measured advice on how to run a function on many items. Shows itself as its sentence, its reasons and the code to paste; <see cref="ToTable"/>, <see
/// cref="ToChart"/>, <see cref="ToCandidateChart"/> and <see cref="Timeline"/> show what it rests on.
/// </summary>
[TypeFormatterSource(typeof(RecommendationFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class Recommendation : ITableSource
{
    private readonly Trace? trace;

    internal Recommendation(Finding finding, TimeSpan budget, string code, Machine machine, Trace? trace) =>
        (Finding, Budget, Code, Machine, this.trace) = (finding, budget, code, machine, trace);

    /// <summary>What it comes to.</summary>
    public Verdict Verdict => Finding.Verdict;

    /// <summary>The way that is recommended; the plain loop where nothing else is.</summary>
    public Candidate Choice => Finding.Choice;

    /// <summary>The advice in one sentence or two, with its numbers.</summary>
    public string Sentence => Finding.Sentence;

    /// <summary>The reasons, each with its numbers.</summary>
    public IReadOnlyList<string> Reasons => Finding.Reasons;

    /// <summary>A cell's worth of C# that does it. <c>items</c> and <c>work</c> are the reader's.</summary>
    public string Code { get; }

    /// <summary>What the plain loop showed of the work.</summary>
    public WorkProfile Profile => Finding.Profile;

    /// <summary>What was tried, the plain loop first.</summary>
    public IReadOnlyList<CandidateResult> Results => Finding.Results;

    /// <summary>What the laws of scaling say; null where nothing was measured that they could be fitted to.</summary>
    public ScalingForecast? Forecast => Finding.Forecast;

    /// <summary>The number of items from which the choice pays; null where the plain loop is the choice, or it is not known.</summary>
    public long? BreakEvenItems => Finding.BreakEvenItems;

    /// <summary>The time that was given.</summary>
    public TimeSpan Budget { get; }

    /// <summary>The time that was used.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(Finding.Elapsed);

    /// <summary>How many times an item was run, all items together, the run of the timeline included.</summary>
    public long Runs => Finding.Runs;

    /// <summary>How many times the item was run that was run most.</summary>
    public int MostRunsOfAnItem => Finding.MostRunsOfAnItem;

    /// <summary>What it was measured on.</summary>
    public Machine Machine { get; }

    /// <summary>A run of the choice on some of the items: who worked on what, when.</summary>
    /// <exception cref="InvalidOperationException">The items had been run as often as allowed, or none ended in time.</exception>
    public Chart Timeline => trace is { Spans.Count: > 0 }
        ? trace.Chart($"Timeline: {Choice.Label}")
        : throw new InvalidOperationException("Expected a run for the timeline, got none: the items had been run as often as allowed, or none ended in time. Allow more runs, or a longer budget.");

    internal Finding Finding { get; }

    /// <inheritdoc/>
    public Table ToTable() => RecommendationTables.Tried(this);

    /// <summary>What the laws of scaling say, calculated: the fitted numbers and the time for all items with 1, 4, 8, 64 and 256 workers.</summary>
    public Table ToForecastTable() => RecommendationTables.Forecast(this);

    /// <summary>Speedup over workers: measured, fitted, and predicted up to 256 workers.</summary>
    public Chart ToChart() => RecommendationCharts.Scaling(this);

    /// <summary>The time that all items would take with each candidate, with the quartiles of its trials.</summary>
    public Chart ToCandidateChart() => RecommendationCharts.Candidates(this);

    /// <summary>All of it as JSON, for other uses: times in seconds, shares from 0 to 1; lib/Advice/README.md names the members.</summary>
    public string ToJson() => RecommendationJson.Write(this);

    /// <summary>The sentence, the reasons and the code.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder($"**{Sentence}**\n");
        foreach (var reason in Reasons)
            text.Append($"\n- {reason}");
        return text.Append($"\n\n{Remark}\n\n```csharp\n{Code}\n```").ToString();
    }

    /// <summary>The same without marks.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Sentence}\n");
        foreach (var reason in Reasons)
            text.Append($"\n- {reason}");
        return text.Append($"\n\n{Remark}\n\n{Code}").ToString();
    }

    private string Remark =>
        $"Examined in {Units.Time(Elapsed.TotalSeconds)} of {Units.Time(Budget.TotalSeconds)}, no item more than {Units.Whole(MostRunsOfAnItem)} times; {Machine}. The code:";
}
