using BenchmarkDotNet.Attributes;
using ParallelAsync.Charts;

namespace ParallelAsync.Benchmarks.Micro;

/// <summary>What it costs to describe a chart, to draw it as a picture and to write it for plotly.</summary>
[MemoryDiagnoser]
public class ChartBenchmarks
{
    private static readonly Dictionary<string, Func<Chart>> Charts = new()
    {
        ["10 bars"] = () => Chart.Bars("Ten ways", new Axis("Time (ms)"), Enumerable.Range(1, 10).Select(way => new Bar($"way {way}", way, way * 0.9, way * 1.1))),
        ["4 lines of 50"] = () => Chart.Lines("Four lines", new Axis("Workers"), new Axis("Speedup"), Enumerable.Range(1, 4).Select(Line)),
        ["300 spans"] = () => Chart.Timeline("Who worked on what", new Axis("Time (ms)"), Enumerable.Range(0, 300).Select(item => new TimelineSpan($"worker {item % 8}", item, item + 7, "work"))),
        ["24 x 100 cells"] = () => Chart.HeatMap("Temperatures", new Axis("Hour"), new Axis("Day"), new Axis("°C"), Cells()),
    };

    private Chart chart = Charts["10 bars"]();

    /// <summary>The chart.</summary>
    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = Kinds.First();

    /// <summary>The names of the charts.</summary>
    public static IEnumerable<string> Kinds => Charts.Keys;

    /// <summary>Makes the chart that is drawn.</summary>
    [GlobalSetup]
    public void Prepare() => chart = Charts[Kind]();

    /// <summary>Describes it.</summary>
    [Benchmark(Description = "describe")]
    public Chart Describe() => Charts[Kind]();

    /// <summary>Draws it.</summary>
    [Benchmark(Description = "PNG")]
    public byte[] Png() => chart.ToPng();

    /// <summary>Writes it for plotly.</summary>
    [Benchmark(Description = "plotly JSON")]
    public string PlotlyJson() => chart.ToPlotlyJson();

    private static Line Line(int line)
    {
        double[] x = [.. Enumerable.Range(1, 50).Select(point => (double)point)];
        return new Line($"line {line}", x, Array.ConvertAll(x, point => point / line));
    }

    private static double[,] Cells()
    {
        var cells = new double[24, 100];
        for (var row = 0; row < 24; row++)
        {
            for (var column = 0; column < 100; column++)
                cells[row, column] = 25 + row * 0.2 + column * 0.05;
        }

        return cells;
    }
}
