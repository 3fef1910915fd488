namespace ParallelAsync.Charts;

/// <summary>Who worked on what and when: lanes over time.</summary>
internal sealed record TimelineChart : ChartContent
{
    public TimelineChart(Axis time, IEnumerable<TimelineSpan> spans)
    {
        Expect.Valid(time);
        if (time.Scale != AxisScale.Linear || time.Categories is not null)
            throw new ArgumentException($"The time axis \"{time.Title}\" of a timeline must be linear and without categories.");
        Time = time;
        Spans = [.. spans];
        foreach (var span in Spans)
            Check(span);
        Lanes = [.. Spans.Select(span => span.Lane).Distinct()];
        Groups = [.. Spans.Select(span => span.Group).Distinct()];
        var given = Spans.DistinctBy(span => span.Group).Where(span => span.Colour is not null).ToDictionary(span => span.Group, span => span.Colour!);
        var chosen = Palette.Colours(Groups.Where(group => !given.ContainsKey(group)));
        Colours = Groups.ToDictionary(group => group, group => given.GetValueOrDefault(group) ?? chosen[group]);
        Range = FitTime();
        (Drawn, Resolution) = SpanMerger.Merge(Spans, Range.Length);
    }

    public Axis Time { get; }

    public IReadOnlyList<TimelineSpan> Spans { get; }

    /// <summary>The lanes, the topmost first.</summary>
    public IReadOnlyList<string> Lanes { get; }

    public IReadOnlyList<string> Groups { get; }

    public IReadOnlyDictionary<string, string> Colours { get; }

    public AxisRange Range { get; }

    /// <summary>What is drawn: the spans themselves, or, of very many, neighbours drawn as one.</summary>
    public IReadOnlyList<TimelineSpan> Drawn { get; }

    /// <summary>Gaps shorter than this are not drawn; 0 when every span is.</summary>
    public double Resolution { get; }

    /// <summary>A span of no length is drawn this long, so that it can be seen.</summary>
    public double ShortestDrawn => Range.Length / 1500;

    public override bool NamesRows => true;

    public override string? Remark => Resolution > 0
        ? $"{NumberText.Value(Spans.Count)} spans; neighbours closer than {NumberText.Value(Resolution)} on the time axis are drawn as one"
        : null;

    public override int Height => HeightFor(Lanes.Count, 8);

    public override IReadOnlyList<string> LegendNames => Groups;

    public override bool IsEmpty => Spans.Count == 0;

    public override Table ToTable()
    {
        var whole = Spans.Count == 0 ? 0 : Spans.Max(span => span.End) - Spans.Min(span => span.Start);
        var byLane = Spans.ToLookup(span => span.Lane);
        string[] columns = ["lane", "spans", $"busy, {Time.Title}", "busy share", "first start", "last end"];
        return Sampled("How long each lane was busy, and when.", columns, Lanes.Count, lane => Row(Lanes[lane], [.. byLane[Lanes[lane]]], whole));
    }

    /// <summary>How long at least one of the spans was under way.</summary>
    internal static double BusyTime(IEnumerable<TimelineSpan> spans)
    {
        var (busy, until) = (0.0, double.NegativeInfinity);
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            busy += Math.Max(0, span.End - Math.Max(span.Start, until));
            until = Math.Max(until, span.End);
        }

        return busy;
    }

    private static string[] Row(string lane, IReadOnlyList<TimelineSpan> spans, double whole)
    {
        var busy = BusyTime(spans);
        return
        [
            lane,
            NumberText.Value(spans.Count),
            NumberText.Value(busy),
            whole > 0 ? $"{NumberText.Value(Math.Round(100 * busy / whole, 1))} %" : "n/a",
            NumberText.Value(spans.Min(span => span.Start)),
            NumberText.Value(spans.Max(span => span.End)),
        ];
    }

    private AxisRange FitTime()
    {
        var fitted = AxisRange.Fit(Time, Spans.SelectMany(span => new[] { span.Start, span.End }));
        // Time has no margin before its first moment: a gap there would read as waiting.
        var first = Spans.Count == 0 ? 0 : Spans.Min(span => span.Start);
        var hasMargin = Time.Minimum is null && fitted.Low < first && (fitted.Low != 0 || first == 0);
        return hasMargin && first < fitted.High ? fitted with { Low = first } : fitted;
    }

    private static void Check(TimelineSpan span)
    {
        Expect.Text(span.Lane, "The lane of a span");
        Expect.Text(span.Group, "The group of a span");
        if (!double.IsFinite(span.Start) || !double.IsFinite(span.End) || span.End < span.Start)
        {
            throw new ArgumentException(
                $"A span of \"{span.Group}\" on lane \"{span.Lane}\" goes from {NumberText.Value(span.Start)} to {NumberText.Value(span.End)}: " +
                "give finite times, the end not before the start.");
        }
    }
}
