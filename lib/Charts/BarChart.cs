namespace ParallelAsync.Charts;

/// <summary>Bars in rows (one a label), side by side where a label has several groups.</summary>
internal sealed record BarChart : ChartContent
{
    public const string NoGroup = "other";
    /// <summary>The characters a line of a label beside a bar.</summary>
    public const int LabelWidth = 28;

    private const int LongLabel = 12;
    private const int LongRow = 40;

    public BarChart(Axis value, IEnumerable<Bar> bars)
    {
        Expect.Valid(value);
        if (value.Categories is not null)
        {
            throw new ArgumentException(
                $"The value axis \"{value.Title}\" of a bar chart has categories: the labels of the bars are the categories, so leave them out.");
        }

        Value = value;
        Bars = [.. bars];
        foreach (var bar in Bars)
            Check(bar);
        if (Bars.GroupBy(bar => (bar.Label, bar.Group)).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            var where = twice.Key.Group is { } group ? $" in the group \"{group}\"" : "";
            throw new ArgumentException($"Two bars are labelled \"{twice.Key.Label}\"{where}: give each its own label or group.");
        }

        Rows = [.. Bars.Select(bar => bar.Label).Distinct()];
        IsGrouped = Bars.Any(bar => bar.Group is not null);
        Groups = IsGrouped ? [.. Bars.Select(GroupOf).Distinct()] : [];
        Colours = Palette.Colours(IsGrouped ? Groups : Rows);
        Range = AxisRange.Fit(value, Bars.SelectMany(bar => new[] { bar.Value, LowOf(bar), HighOf(bar) }), fromZero: true);
    }

    public Axis Value { get; }

    public IReadOnlyList<Bar> Bars { get; }

    /// <summary>The distinct labels, in order of appearance.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The distinct groups, in order of appearance; none in a chart without groups.</summary>
    public IReadOnlyList<string> Groups { get; }

    public bool IsGrouped { get; }

    /// <summary>By group in a grouped chart, by label in another.</summary>
    public IReadOnlyDictionary<string, string> Colours { get; }

    public AxisRange Range { get; }

    /// <summary>Long labels stand beside lying bars; under upright ones they would collide.</summary>
    public bool IsHorizontal => Rows.Any(row => row.Length > LongLabel) || Rows.Sum(row => row.Length + 2) > LongRow;

    public override bool NamesRows => IsHorizontal;

    public override int Height => IsHorizontal
        ? HeightFor(Rows.Count, Math.Max(14 * Rows.Max(row => TextWrap.Lines(row, LabelWidth).Count), 14 * Groups.Count) + 10)
        : StandardHeight;

    public override IReadOnlyList<string> LegendNames => Groups;

    public override bool IsEmpty => !Bars.Any(bar => double.IsFinite(bar.Value));

    public static string GroupOf(Bar bar) => bar.Group ?? NoGroup;

    public static double LowOf(Bar bar) => bar.Low is { } low && double.IsFinite(low) ? low : bar.Value;

    public static double HighOf(Bar bar) => bar.High is { } high && double.IsFinite(high) ? high : bar.Value;

    public static bool HasSpread(Bar bar) => double.IsFinite(bar.Value) && (LowOf(bar) < bar.Value || HighOf(bar) > bar.Value);

    /// <summary>The place of a bar's group among <see cref="Groups"/>, from 0; 0 in a chart without groups.</summary>
    public int GroupPlaceOf(Bar bar) => IsGrouped ? Groups.Index().First(group => group.Item == GroupOf(bar)).Index : 0;

    public string ColourOf(Bar bar) => Colours[IsGrouped ? GroupOf(bar) : bar.Label];

    public override Table ToTable()
    {
        var spread = Bars.Any(HasSpread);
        string[] columns = [" ", .. IsGrouped ? new[] { "group" } : [], Value.Title, .. spread ? new[] { "low", "high" } : []];
        return new($"{(Bars.Count == 1 ? "The bar" : "The bars")} in numbers: {Value.Title}.", columns, Bars.Select(bar => (string[])
        [
            bar.Label,
            .. IsGrouped ? new[] { GroupOf(bar) } : [],
            NumberText.Value(bar.Value),
            .. spread ? HasSpread(bar) ? new[] { NumberText.Value(LowOf(bar)), NumberText.Value(HighOf(bar)) } : ["", ""] : [],
        ]));
    }

    private void Check(Bar bar)
    {
        Expect.Text(bar.Label, "The label of a bar");
        Expect.FitsScale(bar.Label, Value, [bar.Value, bar.Low ?? double.NaN, bar.High ?? double.NaN]);
        if (bar.Low > bar.Value || bar.High < bar.Value)
        {
            throw new ArgumentException(
                $"The spread of the bar \"{bar.Label}\" goes from {NumberText.Value(LowOf(bar))} to {NumberText.Value(HighOf(bar))} " +
                $"and leaves out its value {NumberText.Value(bar.Value)}: give Low <= Value <= High.");
        }
    }
}
