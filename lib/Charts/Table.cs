using System.Text;
using System.Text.RegularExpressions;

namespace ParallelAsync.Charts;

/// <summary>
/// A small table that shows itself as Markdown and as text. A column whose filled cells all begin with a number is right-aligned.
/// </summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed partial class Table
{
    private readonly string[] columns;
    private readonly string[][] rows;
    private readonly bool[] numeric;

    /// <summary>Makes a table.</summary>
    /// <param name="caption">A sentence that says what the table shows; a line above it.</param>
    /// <param name="columns">The headings, with units where the cells have none, as in <c>"Wall time (ms)"</c>.</param>
    /// <param name="rows">The cells, one for each column in each row.</param>
    /// <exception cref="ArgumentException">There is no caption or no column, or a row has not one cell for each column.</exception>
    public Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Expect.Text(caption, "The caption of a table");
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (columns.Count == 0)
            throw new ArgumentException("A table needs at least one column.", nameof(columns));
        Caption = caption.Trim();
        this.columns = [.. columns];
        this.rows = [.. rows.Select((row, index) => CellsOf(row, index))];
        numeric = [.. this.columns.Select((_, column) => IsNumeric(column))];
    }

    /// <summary>The headings.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>The cells, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => rows;

    /// <summary>A sentence that says what the table shows; a line above it.</summary>
    public string Caption { get; }

    /// <summary>How the numbers came about: samples, machine; a line below the table.</summary>
    public string? Note { get; init; }

    /// <summary>The table as GitHub-flavoured Markdown. What is Markdown in a cell is shown, not obeyed.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("**").Append(Escape(Caption)).Append("**\n\n");
        AppendMarkdownRow(text, columns.Select(Escape));
        AppendMarkdownRow(text, numeric.Select(right => right ? "---:" : ":---"));
        foreach (var row in rows)
            AppendMarkdownRow(text, row.Select(Escape));
        if (!string.IsNullOrWhiteSpace(Note))
            text.Append('\n').Append(Escape(Note)).Append('\n');
        return text.ToString();
    }

    /// <summary>The table as text, its columns aligned.</summary>
    public string ToText()
    {
        string[][] lines = [[.. columns.Select(OneLine)], .. rows.Select(row => row.Select(OneLine).ToArray())];
        var widths = columns.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var text = new StringBuilder();
        text.Append(Caption).Append('\n');
        AppendTextRow(text, lines[0], widths);
        text.AppendJoin("  ", widths.Select(width => new string('-', width))).Append('\n');
        foreach (var line in lines[1..])
            AppendTextRow(text, line, widths);
        if (!string.IsNullOrWhiteSpace(Note))
            text.Append(Note.Trim()).Append('\n');
        return text.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => ToText();

    private string[] CellsOf(IReadOnlyList<string> row, int index) => row?.Count == columns.Length
        ? [.. row.Select(cell => cell ?? "")]
        : throw new ArgumentException(
            $"Row {index} has {row?.Count ?? 0} cells, but the table has {columns.Length} columns ({string.Join(", ", columns)}): " +
            "give each row one cell for each column.");

    private bool IsNumeric(int column)
    {
        var filled = rows.Select(row => row[column].Trim()).Where(cell => cell is not ("" or "-" or "–" or "n/a")).ToList();
        return filled.Count > 0 && filled.TrueForAll(cell => NumberWithUnit().IsMatch(cell));
    }

    private void AppendTextRow(StringBuilder text, string[] cells, int[] widths)
    {
        var padded = cells.Select((cell, column) => numeric[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
        text.Append(string.Join("  ", padded).TrimEnd()).Append('\n');
    }

    private static void AppendMarkdownRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string OneLine(string cell) => LineBreaks().Replace(cell, " ").Trim();

    private static string Escape(string cell) => LineBreaks().Replace(MarkdownCharacters().Replace(cell, @"\$0"), "<br>").Trim();

    /// <summary>
    /// A number, perhaps signed, grouped or approximate, and at most a unit: "1,431", "−3.2 %", "1.5 ms", "4.2x", "66 images/s", "∞"; "1
    /// worker" is a name.
    /// </summary>
    [GeneratedRegex(
        @"^[<>≈~±×]?\s?[+\-−]?(\d[\d,]*(\.\d+)?|\.\d+|∞)([eE][+\-−]?\d+)?" +
        @"\s?([%×x]|°?[\p{L}µΩ]{1,3}[²³]?)?(\p{L}{1,9}/\p{L}{1,9}|/\p{L}{1,9})?$")]
    private static partial Regex NumberWithUnit();

    [GeneratedRegex(@"[\\`*_{}\[\]<>#|~$&!]")]
    private static partial Regex MarkdownCharacters();

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineBreaks();
}
