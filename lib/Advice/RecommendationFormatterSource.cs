using ParallelAsync.Charts;

namespace ParallelAsync.Advice;

/// <summary>Makes the formatters of <see cref="Recommendation"/>: Markdown and text.</summary>
public sealed class RecommendationFormatterSource
{
    private readonly DisplayFormatter[] formatters =
    [
        new DisplayFormatter(MimeTypes.Markdown, value => ((Recommendation)value).ToMarkdown()),
        new DisplayFormatter(MimeTypes.PlainText, value => value.ToString()!),
    ];

    /// <summary>One formatter for each MIME type. Notebook kernels call this by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
