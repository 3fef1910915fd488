namespace ParallelAsync.Charts;

/// <summary>What a chart shows, apart from its title: the one description that both renderers and the text are made from.</summary>
internal abstract record ChartContent
{
    /// <summary>Something about the drawing that the reader must know, below the author's own note; null when there is nothing.</summary>
    public virtual string? Remark => null;

    /// <summary>The height that suits the content, in logical pixels at a width of 700.</summary>
    public virtual int Height => StandardHeight;

    /// <summary>The names in the legend.</summary>
    public abstract IReadOnlyList<string> LegendNames { get; }

    /// <summary>Whether the legend is drawn: beyond this many names it would leave no room for the data.</summary>
    public bool ShowsLegend => LegendNames.Count is > 0 and <= 20;

    /// <summary>Whether names stand beside the rows, which leaves less width for the rest.</summary>
    public virtual bool NamesRows => false;

    /// <summary>Whether there is anything to draw.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>The numbers, as a small table.</summary>
    public abstract Table ToTable();

    protected const int StandardHeight = 420;

    /// <summary>At most this many rows are printed of a long series.</summary>
    protected const int MostRows = 24;

    /// <summary>
    /// Room for the title, the axis and the legend, and at least <paramref name="pitch"/> pixels a row, within what one screen shows.
    /// </summary>
    protected static int HeightFor(int rows, int pitch) => Math.Clamp(150 + (rows * pitch), StandardHeight, 1200);

    /// <summary>Rows spread evenly over a long table, the first and the last among them, and a line that says so.</summary>
    protected static Table Sampled(string caption, IReadOnlyList<string> columns, int count, Func<int, IReadOnlyList<string>> row)
    {
        var shown = count <= MostRows
            ? Enumerable.Range(0, count)
            : Enumerable.Range(0, MostRows).Select(index => (int)Math.Round(index * (count - 1.0) / (MostRows - 1)));
        return new(caption, columns, shown.Select(row)) { Note = count <= MostRows ? null : $"{MostRows} of {NumberText.Value(count)} rows, evenly spread" };
    }
}
