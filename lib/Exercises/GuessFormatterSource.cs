using ParallelAsync.Charts;

namespace ParallelAsync.Exercises;

/// <summary>Makes the formatters of <see cref="Guess"/>: Markdown and text.</summary>
public sealed class GuessFormatterSource
{
    private readonly DisplayFormatter[] formatters =
    [
        new DisplayFormatter(MimeTypes.Markdown, value => ((Guess)value).ToMarkdown()),
        new DisplayFormatter(MimeTypes.PlainText, value => value.ToString()!),
    ];

    /// <summary>One formatter for each MIME type. Notebook kernels call this by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
