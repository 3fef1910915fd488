using ScottPlot;
using ScottPlot.LegendLayouts;

namespace ParallelAsync.Charts.Picture;

/// <summary>
/// A legend in as many rows as its names need: ScottPlot's legend panel measures its legend as if the picture had no end.
/// </summary>
internal sealed class WrappedLegend(float width) : ILegendLayout
{
    private readonly Wrapping wrapping = new();

    /// <inheritdoc/>
    public LegendLayout GetLayout(Legend legend, LegendItem[] items, PixelSize maxSize, Paint paint) =>
        wrapping.GetLayout(legend, items, new PixelSize(Math.Min(width, maxSize.Width), maxSize.Height), paint);
}
