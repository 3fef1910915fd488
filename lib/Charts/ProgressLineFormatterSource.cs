namespace ParallelAsync.Charts;

/// <summary>Makes the formatters of <see cref="ProgressLine"/>: HTML and text.</summary>
public sealed class ProgressLineFormatterSource
{
    private readonly DisplayFormatter[] formatters =
    [
        new DisplayFormatter(MimeTypes.Html, value => ((ProgressLine)value).ToHtml()),
        new DisplayFormatter(MimeTypes.PlainText, value => value.ToString()!),
    ];

    /// <summary>One formatter for each MIME type. Notebook kernels call this by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
