namespace ParallelAsync.Charts;

/// <summary>A flowchart in words: a list of its questions, below each of them its two answers. Shows itself as Markdown and as text.</summary>
[TypeFormatterSource(typeof(FlowchartFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class FlowchartOutline
{
    private readonly Flowchart chart;

    internal FlowchartOutline(Flowchart chart) => this.chart = chart;

    /// <summary>The list as Markdown.</summary>
    public string ToMarkdown() => string.Join('\n', Lines(question => $"**{question}**", exit => exit));

    /// <summary>The list as text.</summary>
    public string ToText() => string.Join('\n', [chart.Title, .. Lines(question => question, exit => exit)]);

    /// <inheritdoc/>
    public override string ToString() => ToText();

    private IEnumerable<string> Lines(Func<string, string> question, Func<string, string> exit)
    {
        var number = 0;
        foreach (var step in chart.Steps)
        {
            var next = ++number == chart.Steps.Count ? "the end" : $"question {number + 1}";
            yield return $"{number}. {question(step.Question)}";
            yield return $"   - {step.Outward}: {exit(step.Exit)}";
            yield return $"   - {step.Onward}: on to {next}";
        }

        yield return $"{number + 1}. {question("The end:")} {exit(chart.End)}";
    }
}
