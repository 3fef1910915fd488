using ParallelAsync.Charts;

namespace ParallelAsync.Loops;

/// <summary>Makes the formatters of <see cref="SourceCode"/>: Markdown and text.</summary>
public sealed class SourceCodeFormatterSource
{
    private readonly DisplayFormatter[] formatters =
    [
        new DisplayFormatter(MimeTypes.Markdown, value => ((SourceCode)value).ToMarkdown()),
        new DisplayFormatter(MimeTypes.PlainText, value => value.ToString()!),
    ];

    /// <summary>One formatter for each MIME type. Notebook kernels call this by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
