using ScottPlot;

namespace ParallelAsync.Charts.Picture;

/// <summary>How pictures look: dark on white, since a picture is also pasted into dark pages.</summary>
internal static class PictureStyle
{
    public const float TitleSize = 17, TextSize = 13, NoteSize = 12;

    public static readonly Color Text = Color.FromHex("#333333");
    private static readonly Color Grid = Color.FromHex("#E5E5E5");
    private static readonly Color Frame = Color.FromHex("#BBBBBB");

    public static void Apply(Plot plot)
    {
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Grid.MajorLineColor = Grid;
        plot.Grid.MinorLineWidth = 0;
        plot.Axes.Color(Text);
        plot.Axes.FrameColor(Frame);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.MinimumSize = 16;
    }

    /// <summary>Sets a text in the chart's font, or in one of the machine's that has its letters.</summary>
    public static void Write(LabelStyle label, string text, float size, bool bold = false)
    {
        label.Text = text;
        Write(label, [text], size);
        label.Bold = bold;
    }

    /// <summary>Sets the font of texts that are given elsewhere, as those of ticks.</summary>
    public static void Write(LabelStyle label, IEnumerable<string> texts, float size)
    {
        label.FontName = ChartFont.For(string.Concat(texts));
        label.FontSize = size;
        label.ForeColor = Text;
    }
}
