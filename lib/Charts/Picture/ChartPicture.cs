using System.Runtime.InteropServices;
using ScottPlot;
using ScottPlot.Panels;
using SkiaSharp;

namespace ParallelAsync.Charts.Picture;

/// <summary>
/// A chart as a picture, drawn by ScottPlot. Logarithmic axes are drawn as linear axes of the logarithm, with the ticks of the description.
/// </summary>
internal static class ChartPicture
{
    private const float TitlePadding = 6;

    /// <summary>What the names beside rows take at most of the width. The legend is drawn below the rest and must be measured for it, or its last row is cut off.</summary>
    private const int RowNames = 150;

    private const int LegendRow = 22;

    /// <summary>The height that suits a chart: beside named rows the legend has two columns only, which would leave too little for the rows.</summary>
    public static int HeightOf(Chart chart) => chart.Content.Height
        + (chart.Content is { NamesRows: true, ShowsLegend: true } ? LegendRow * Math.Max(0, ((chart.Content.LegendNames.Count + 1) / 2) - 2) : 0);

    /// <summary>The picture as PNG.</summary>
    public static byte[] Png(Chart chart, int width, int height, int scale)
    {
        CheckSize(width, 200, 4000, nameof(width));
        CheckSize(height, 150, 4000, nameof(height));
        CheckSize(scale, 1, 4, nameof(scale));
        using var plot = Plot(chart, width, height);
        plot.ScaleFactor = scale;
        using var bitmap = new SKBitmap(new SKImageInfo(width * scale, height * scale, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        plot.Render(canvas, bitmap.Width, bitmap.Height);
        canvas.Flush();
        return IndexedPng.Encode(MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan()), bitmap.Width, bitmap.Height);
    }

    /// <summary>The picture before it is drawn, for a size in logical pixels.</summary>
    public static Plot Plot(Chart chart, int width, int height)
    {
        var plot = new Plot();
        PictureStyle.Apply(plot);
        var axes = new PictureAxes(plot, width, height);
        switch (chart.Content)
        {
            case BarChart bars: BarPicture.Draw(bars, plot, axes); break;
            case LineChart lines: LinePicture.Draw(lines, plot, axes); break;
            case ScatterChart scatter: ScatterPicture.Draw(scatter, plot, axes); break;
            case TimelineChart timeline: TimelinePicture.Draw(timeline, plot, axes); break;
            case HeatMapChart map: HeatMapPicture.Draw(map, plot, axes); break;
            default: throw new NotSupportedException($"No picture for {chart.Content.GetType().Name}.");
        }

        AddTitle(plot, chart, width);
        if (chart.Content.ShowsLegend)
            AddLegend(plot, chart.Content.LegendNames, chart.Content.NamesRows ? width - RowNames : width);
        if (chart.Content.IsEmpty)
            PictureStyle.Write(plot.Add.Annotation("no data", Alignment.MiddleCenter).LabelStyle, "no data", PictureStyle.TextSize);
        return plot;
    }

    private static void AddTitle(Plot plot, Chart chart, int width)
    {
        var title = string.Join('\n', TextWrap.Lines(chart.Title, Math.Max(20, width / 8)));
        (plot.Axes.Title.FullFigureCenter, plot.Axes.Title.VerticalPadding) = (true, TitlePadding);
        PictureStyle.Write(plot.Axes.Title.Label, title, PictureStyle.TitleSize, bold: true);
        if (chart.Notes.Count == 0)
            return;
        var note = string.Join('\n', chart.Notes.SelectMany(line => TextWrap.Lines(line, Math.Max(20, width / 6))));
        var panel = new TitlePanel { FullFigureCenter = true, VerticalPadding = TitlePadding };
        PictureStyle.Write(panel.Label, note, PictureStyle.NoteSize);
        plot.Axes.AddPanel(panel);
    }

    // What axes take beside the data area, at most: tick labels and the title on the left, the colour bar's title on the right.
    private const int SideRoom = 200;

    private static void AddLegend(Plot plot, IReadOnlyList<string> names, int width)
    {
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.FontName = ChartFont.For(string.Concat(names));
        plot.Legend.FontSize = PictureStyle.TextSize;
        plot.Legend.FontColor = PictureStyle.Text;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.BackgroundColor = Colors.Transparent;
        plot.Legend.Layout = new WrappedLegend(width - SideRoom);
        plot.ShowLegend(Edge.Bottom).Padding = new PixelPadding(0, 0, 4, 0);
    }

    private static void CheckSize(int size, int least, int most, string name)
    {
        if (size < least || size > most)
            throw new ArgumentOutOfRangeException(name, size, $"The {name} of a picture goes from {least} to {most}.");
    }
}
