using ScottPlot.Colormaps;

namespace ParallelAsync.Charts;

/// <summary>
/// The colours of heat maps: viridis (Smith and van der Walt 2015), even in lightness and readable with any colour blindness.
/// </summary>
internal static class ColourScale
{
    public static readonly ScottPlot.IColormap Map = new Viridis();

    /// <summary>The scale at <paramref name="steps"/> + 1 even places from 0 to 1.</summary>
    public static IEnumerable<(double Share, string Colour)> Stops(int steps) =>
        Enumerable.Range(0, steps + 1).Select(step => (double)step / steps).Select(share => (share, Map.GetColor(share).ToHex()));
}
