namespace ParallelAsync.Charts;

/// <summary>Makes the formatters of <see cref="Table"/> and of every <see cref="ITableSource"/>: Markdown and text.</summary>
public sealed class TableFormatterSource
{
    private readonly DisplayFormatter[] formatters =
    [
        new DisplayFormatter(MimeTypes.Markdown, value => TableOf(value).ToMarkdown()),
        new DisplayFormatter(MimeTypes.PlainText, value => TableOf(value).ToText()),
    ];

    /// <summary>One formatter for each MIME type of a table. Notebook kernels call this by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;

    private static Table TableOf(object value) => value switch
    {
        Table table => table,
        ITableSource source => source.ToTable(),
        _ => throw new ArgumentException($"Expected a {nameof(Table)} or an {nameof(ITableSource)}, got {value?.GetType().Name ?? "null"}."),
    };
}
