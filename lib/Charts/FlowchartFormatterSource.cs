namespace ParallelAsync.Charts;

/// <summary>Makes the formatters of <see cref="Flowchart"/> and of <see cref="FlowchartOutline"/>: a picture or Markdown, and text.</summary>
public sealed class FlowchartFormatterSource
{
    private readonly DisplayFormatter[] formatters =
    [
        new DisplayFormatter(MimeTypes.Png, value => Convert.ToBase64String(((Flowchart)value).ToPng())),
        new DisplayFormatter(MimeTypes.Markdown, value => ((FlowchartOutline)value).ToMarkdown()),
        new DisplayFormatter(MimeTypes.PlainText, value => value.ToString()!),
    ];

    /// <summary>One formatter for each MIME type; a value is asked only for those that it prefers. Notebook kernels call this by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
