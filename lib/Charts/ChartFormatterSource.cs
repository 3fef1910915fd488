namespace ParallelAsync.Charts;

/// <summary>Makes the formatters of <see cref="Chart"/> and of every <see cref="IChartSource"/>: plotly JSON, PNG and text.</summary>
public sealed class ChartFormatterSource
{
    private readonly DisplayFormatter[] formatters =
    [
        new DisplayFormatter(MimeTypes.Plotly, value => ChartOf(value).ToPlotlyJson()),
        new DisplayFormatter(MimeTypes.Png, value => PictureOf(ChartOf(value))),
        new DisplayFormatter(MimeTypes.PlainText, value => ChartOf(value).ToText()),
    ];

    /// <summary>One formatter for each MIME type of a chart. Notebook kernels call this by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;

    private static string PictureOf(Chart chart) => Convert.ToBase64String(chart.ToPng(height: Picture.ChartPicture.HeightOf(chart)));

    private static Chart ChartOf(object value) => value switch
    {
        Chart chart => chart,
        IChartSource source => source.ToChart(),
        _ => throw new ArgumentException($"Expected a {nameof(Chart)} or an {nameof(IChartSource)}, got {value?.GetType().Name ?? "null"}."),
    };
}
