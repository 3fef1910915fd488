namespace ParallelAsync.Charts;

/// <summary>
/// A type that shows itself as a table, once it also carries
/// <c>[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]</c>.
/// </summary>
public interface ITableSource
{
    /// <summary>The table of this value.</summary>
    Table ToTable();
}
