namespace ParallelAsync.Charts;

/// <summary>
/// A type that shows itself as a chart, once it also carries
/// <c>[TypeFormatterSource(typeof(ChartFormatterSource), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Png, MimeTypes.PlainText])]</c>.
/// </summary>
public interface IChartSource
{
    /// <summary>The chart of this value.</summary>
    Chart ToChart();
}
