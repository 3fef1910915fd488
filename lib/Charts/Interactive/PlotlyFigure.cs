using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using XPlot.Plotly;

namespace ParallelAsync.Charts.Interactive;

/// <summary>
/// A chart as a plotly figure. It is built from XPlot's types, which speak plotly 1, and then made right for plotly 3: titles are objects,
/// fonts of titles stand inside them.
/// </summary>
internal sealed class PlotlyFigure
{
    private const int TitleSize = 14, NoteSize = 11, LabelSize = 12;
    private const int MostNamesAcross = 12;
    private const string FontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
    private const string Clear = "rgba(0,0,0,0)", GridColour = "rgba(128,128,128,0.25)";

    private readonly Chart chart;
    private readonly Layout.Layout layout;
    private readonly JArray traces = [], shapes = [];

    // XPlot's two axis types have the same properties and no common base: one of them serves for both.
    private Xaxis xAxis = Styled(), yAxis = Styled();

    private PlotlyFigure(Chart chart)
    {
        this.chart = chart;
        var lines = TitleLines().ToList();
        layout = new Layout.Layout
        {
            title = string.Join("<br>", lines),
            titlefont = new Font { size = TitleSize },
            autosize = true,
            // More lines of title and more rows of the legend make the figure taller instead of the plot smaller.
            height = chart.Content.Height + (19 * Math.Max(0, lines.Count - 2)) + (19 * Math.Max(0, LegendRows() - 2)),
            margin = new Margin { l = 16, r = 16, b = 24, t = 22 + (lines.Count * 19) },
            font = new Font { family = FontFamily, size = LabelSize, color = Palette.Ink },
            paper_bgcolor = Clear,
            plot_bgcolor = Clear,
            hovermode = "closest",
            showlegend = chart.Content.ShowsLegend,
        };
        if (chart.Content.ShowsLegend)
        {
            // Below the axis and its title, where it covers no data.
            var y = -66.0 / (chart.Content.Height - 130);
            layout.legend = new Legend { orientation = "h", x = 0, xanchor = "left", y = y, yanchor = "top", bgcolor = Clear };
        }
    }

    /// <summary>The figure as JSON: data, layout and configuration.</summary>
    public static string Json(Chart chart)
    {
        var figure = new PlotlyFigure(chart);
        switch (chart.Content)
        {
            case BarChart bars: PlotlyBars.Draw(bars, figure); break;
            case LineChart lines: PlotlyLines.Draw(lines, figure); break;
            case ScatterChart scatter: PlotlyScatter.Draw(scatter, figure); break;
            case TimelineChart timeline: PlotlyTimeline.Draw(timeline, figure); break;
            case HeatMapChart map: PlotlyHeatMap.Draw(map, figure); break;
            default: throw new NotSupportedException($"No plotly drawing for {chart.Content.GetType().Name}.");
        }

        return figure.Finish().ToString(Formatting.None);
    }

    /// <summary>Adds a trace; <paramref name="more"/> are properties that XPlot's type does not know.</summary>
    public void Add(Trace trace, params ReadOnlySpan<(string Name, JToken Value)> more)
    {
        var json = JObject.FromObject(trace);
        foreach (var (name, value) in more)
            json[name] = value;
        traces.Add(json);
    }

    /// <summary>Hatches the bars of the trace that was added last, so that its group is told from others without its colour.</summary>
    /// <param name="group">The place of the group in its chart, from 0.</param>
    public void Hatch(int group)
    {
        if (SeriesMarks.Hatch(group) is { Length: > 0 } shape && traces.Last?["marker"] is JObject marker)
            marker["pattern"] = new JObject { ["shape"] = shape, ["fillmode"] = "overlay", ["fgcolor"] = "#FFFFFF", ["fgopacity"] = 0.7, ["size"] = 7, ["solidity"] = 0.25 };
    }

    /// <summary>Draws an upright line through the whole plot, below the data.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="value">Where, in the unit of the axis.</param>
    /// <param name="name">What stands above it.</param>
    public void MarkX(Axis axis, double value, string name)
    {
        // plotly places lines by values, but notes by their logarithms.
        layout.annotations =
        [
            new Annotation
            {
                text = PlotlyText.Plain(name),
                font = new Font { size = NoteSize },
                x = AxisRange.Position(axis, value),
                y = 1,
                xref = "x",
                yref = "paper",
                yanchor = "bottom",
                showarrow = false,
            },
        ];
        shapes.Add(LineAt(value));
    }

    private static JObject LineAt(double value) => new()
    {
        ["type"] = "line",
        ["layer"] = "below",
        ["x0"] = value,
        ["x1"] = value,
        ["yref"] = "paper",
        ["y0"] = 0,
        ["y1"] = 1,
        ["line"] = new JObject { ["color"] = Palette.Ink, ["width"] = 2.5 },
    };

    public void SetX(Axis axis, AxisRange range) => xAxis = AxisOf(axis, range, MostNamesAcross);

    public void SetY(Axis axis, AxisRange range) => yAxis = AxisOf(axis, range, MostRows);

    /// <summary>An axis of named rows, the first at 0: left to right, or from the top down.</summary>
    public void SetRows(IReadOnlyList<string> names, bool horizontal)
    {
        var axis = Styled(hasGrid: false);
        SetTicks(axis, AxisTick.Names(names, horizontal ? MostRows : names.Count), BarChart.LabelWidth);
        axis.range = horizontal ? new[] { names.Count - 0.5, -0.5 } : new[] { -0.5, names.Count - 0.5 };
        if (horizontal)
            yAxis = axis;
        else
            xAxis = axis;
    }

    public void SetBars(string mode, double gap)
    {
        layout.barmode = mode;
        layout.bargap = gap;
    }

    /// <summary>The first row of a heat map is on top.</summary>
    public void TurnYUpsideDown(AxisRange range) => yAxis.range = new[] { range.High, range.Low };

    /// <summary>A colour with an opacity, as plotly writes it.</summary>
    public static string Translucent(string colour, double opacity)
    {
        var (red, green, blue) = Palette.Channels(colour);
        return FormattableString.Invariant($"rgba({red},{green},{blue},{opacity})");
    }

    /// <summary>So many labels stand above one another; about 130 pixels of the height are title, axis and legend.</summary>
    private int MostRows => (chart.Content.Height - 130) / AxisTick.RowPitch;

    private IEnumerable<string> TitleLines()
    {
        foreach (var line in TextWrap.Lines(chart.Title, PlotlyText.TitleWidth))
            yield return $"<b>{PlotlyText.Plain(line)}</b>";
        foreach (var note in chart.Notes)
        {
            foreach (var line in TextWrap.Lines(note, PlotlyText.TitleWidth + 16))
                yield return $"<span style=\"font-size:{NoteSize}px\">{PlotlyText.Plain(line)}</span>";
        }
    }

    /// <summary>The rows of the legend on a phone, where plotly sets its names in columns as wide as the longest.</summary>
    private int LegendRows()
    {
        if (!chart.Content.ShowsLegend)
            return 0;
        var names = chart.Content.LegendNames;
        var columns = Math.Max(1, 320 / (44 + (7 * names.Max(name => name.Length))));
        return (names.Count + columns - 1) / columns;
    }

    private static Xaxis AxisOf(Axis axis, AxisRange range, int mostNames)
    {
        var plotly = Styled();
        plotly.title = PlotlyText.Wrapped(axis.Title, PlotlyText.AxisTitleWidth);
        if (axis.Scale != AxisScale.Linear)
            plotly.type = "log";
        plotly.range = new[] { AxisRange.Position(axis, range.Low), AxisRange.Position(axis, range.High) };
        if (AxisTick.For(axis, range, mostNames) is { Count: > 0 } ticks)
            SetTicks(plotly, ticks, BarChart.LabelWidth);
        return plotly;
    }

    private static Xaxis Styled(bool hasGrid = true)
    {
        var axis = new Xaxis
        {
            type = "linear",
            autorange = false,
            range = new[] { 0, 1 },
            showgrid = hasGrid,
            linecolor = GridColour,
            showline = true,
            zeroline = false,
            exponentformat = "SI",
        };
        if (hasGrid)
            axis.gridcolor = GridColour;
        return axis;
    }

    private static void SetTicks(Xaxis axis, IReadOnlyList<AxisTick> ticks, int width)
    {
        axis.tickmode = "array";
        axis.tickvals = PlotlyNumbers.Array(ticks.Select(tick => tick.Value));
        axis.ticktext = ticks.Select(tick => PlotlyText.Wrapped(tick.Label, width)).ToArray();
    }

    private JObject Finish()
    {
        if (chart.Content.IsEmpty)
            layout.annotations = [new Annotation { text = "no data", x = 0.5, y = 0.5, xref = "paper", yref = "paper", showarrow = false }];
        var json = JObject.FromObject(layout);
        (json["xaxis"], json["yaxis"]) = (JObject.FromObject(xAxis), JObject.FromObject(yAxis));
        MakeTitlesObjects(json);
        foreach (var trace in traces)
            MakeTitlesObjects((JObject)trace);
        // Measured from the top left corner of the picture: a centred title would be cut off at both sides of a phone.
        ((JObject)json["title"]!).Merge(new JObject
        {
            ["x"] = 0,
            ["xref"] = "container",
            ["xanchor"] = "left",
            ["y"] = 1,
            ["yref"] = "container",
            ["yanchor"] = "top",
            ["pad"] = new JObject { ["l"] = 12, ["t"] = 12 },
        });
        foreach (var axis in new[] { (JObject)json["xaxis"]!, (JObject)json["yaxis"]! })
        {
            axis["automargin"] = true;
            axis.Remove("_isSubplotObj");
        }

        if (shapes.Count > 0)
            json["shapes"] = shapes;
        json["hoverlabel"] = new JObject { ["namelength"] = -1, ["align"] = "left" };
        return new JObject
        {
            ["data"] = traces,
            ["layout"] = json,
            ["config"] = new JObject { ["responsive"] = true, ["displaylogo"] = false },
        };
    }

    /// <summary>plotly 3 has no string titles, no titlefont and no titleside: they became title.text, title.font and title.side.</summary>
    private static void MakeTitlesObjects(JObject json)
    {
        foreach (var child in json.Properties().Select(property => property.Value).OfType<JObject>().ToList())
            MakeTitlesObjects(child);
        if (json["title"] is not JValue { Type: JTokenType.String } text)
            return;
        var title = new JObject { ["text"] = text };
        foreach (var part in new[] { "font", "side" })
        {
            if (json["title" + part] is not { } value)
                continue;
            title[part] = value;
            json.Remove("title" + part);
        }

        json["title"] = title;
    }
}
