using ScottPlot;
using ScottPlot.LegendLayouts;

namespace ParallelAsync.Charts.Picture;

/// <summary>
/// A legend in as many rows as its names need: ScottPlot's legend panel measures its legend as if the picture had no end.
/// </summary>
/// <remarks>It is laid out twice, to reserve its rows and to draw them, in rooms of different widths: what is narrower counts both times, or the last row is cut off.</remarks>
/// <param name="width">The narrower of the two, in pixels.</param>
internal sealed class WrappedLegend(float width) : ILegendLayout
{
    private readonly Wrapping wrapping = new();

    /// <inheritdoc/>
    public LegendLayout GetLayout(Legend legend, LegendItem[] items, PixelSize maxSize, Paint paint) =>
        wrapping.GetLayout(legend, items, new PixelSize(Math.Min(width, maxSize.Width), maxSize.Height), paint);
}
