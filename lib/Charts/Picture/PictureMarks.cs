using ScottPlot;
using ScottPlot.Hatches;

namespace ParallelAsync.Charts.Picture;

/// <summary>The marks of <see cref="SeriesMarks"/> as ScottPlot names them.</summary>
internal static class PictureMarks
{
    /// <summary>Hatches a bar, by plotly's name of the hatch; empty: leaves it plain.</summary>
    public static void Hatch(ScottPlot.Bar bar, string name)
    {
        bar.FillHatch = name switch
        {
            "" => null,
            "/" => new Striped(StripeDirection.DiagonalUp),
            "." => new Dots(),
            "x" => new ScottPlot.Hatches.Grid(rotate: true),
            _ => throw new ArgumentException($"No hatch is named \"{name}\".", nameof(name)),
        };
        bar.FillHatchColor = Colors.White.WithAlpha(0.7);
    }

    /// <summary>A marker's shape by plotly's name.</summary>
    public static MarkerShape Shape(string name) => name switch
    {
        "circle" => MarkerShape.FilledCircle,
        "square" => MarkerShape.FilledSquare,
        "diamond" => MarkerShape.FilledDiamond,
        "triangle-up" => MarkerShape.FilledTriangleUp,
        "triangle-down" => MarkerShape.FilledTriangleDown,
        "x" => MarkerShape.Eks,
        "circle-open" => MarkerShape.OpenCircle,
        "square-open" => MarkerShape.OpenSquare,
        "diamond-open" => MarkerShape.OpenDiamond,
        "triangle-up-open" => MarkerShape.OpenTriangleUp,
        "triangle-down-open" => MarkerShape.OpenTriangleDown,
        "cross" => MarkerShape.Cross,
        _ => throw new ArgumentException($"No marker is named \"{name}\".", nameof(name)),
    };

    /// <summary>A dash by plotly's name.</summary>
    public static LinePattern Pattern(string name) => name switch
    {
        "solid" => LinePattern.Solid,
        "dash" => LinePattern.Dashed,
        "dot" => LinePattern.Dotted,
        "dashdot" => new LinePattern([8, 4, 2, 4], 0, name),
        "longdash" => new LinePattern([16, 6], 0, name),
        _ => throw new ArgumentException($"No dash is named \"{name}\".", nameof(name)),
    };
}
