using ParallelAsync.Charts;

namespace ParallelAsync.Tests.Charts;

/// <summary>One chart of each kind, and the awkward ones.</summary>
internal static class Samples
{
    public const string Title = "Squaring a million numbers";

    public const string Note = "Linux, 2 cores, median of 40 samples";

    public static readonly Axis Time = new("Wall time (µs)");

    public static readonly Axis LogTime = new("Wall time (µs)", AxisScale.Log10);

    public static readonly Axis Elements = new("Elements", AxisScale.Log10);

    public static Chart Bars(params Bar[] bars) => Chart.Bars(Title, Time, bars).WithNote(Note);

    public static Chart Spread() => Bars(new("for", 10, 8, 13), new("LINQ", 20, 19, 22), new("PLINQ", 15));

    public static Chart Grouped() => Chart.Bars(Title, new Axis("Throughput (images/s)"),
    [
        new("1 worker", 66, 60, 70) { Group = "full decode" },
        new("1 worker", 157) { Group = "reduced decode" },
        new("2 workers", 128) { Group = "full decode" },
        new("2 workers", 312) { Group = "reduced decode" },
    ]).WithNote(Note);

    public static Chart Lines() => Chart.Lines(Title, Elements, LogTime,
    [
        new Line("for", [100, 1000, 10000], [0.1, 1, 10]) { Low = [0.05, 0.8, 9], High = [0.2, 1.5, 12], Markers = true },
        new Line("PLINQ", [100, 1000, 10000], [12, 12.5, 16]),
        new Line("PLINQ", [100, 10000], [11, 15]) { Predicted = true },
    ]).WithNote(Note);

    public static Chart Scatter() => Chart.Scatter(Title, new Axis("Width (px)"), new Axis("Height (px)"),
    [
        new Points("NORMAL", [1014, 1654, 2890], [747, 1357, 2570]),
        new Points("PNEUMONIA", [462, 1176], [238, 784]),
    ]).WithNote(Note);

    public static Chart Timeline() => Chart.Timeline(Title, new Axis("Time (minutes)"),
    [
        new TimelineSpan("toaster 1", 0, 2, "toasted") { Text = "slice 1" },
        new TimelineSpan("toaster 2", 0, 2.5, "burnt"),
        new TimelineSpan("toaster 1", 2, 4, "toasted"),
    ]).WithNote(Note);

    public static Chart HeatMap() => Chart.HeatMap(Title, new Axis("Hour") { Categories = ["00", "01", "02"] }, new Axis("Day"), new Axis("Air temperature (°C)"),
        new double[,] { { 25, 26, 27 }, { 28, double.NaN, 30 } }).WithNote(Note);

    /// <summary>All kinds, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Chart>> Kinds = new Dictionary<string, Func<Chart>>
    {
        ["bars"] = Spread,
        ["grouped bars"] = Grouped,
        ["lines"] = Lines,
        ["scatter"] = Scatter,
        ["timeline"] = Timeline,
        ["heat map"] = HeatMap,
    };

    /// <summary>Charts that have nothing to show, or next to nothing, or too much.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Chart>> Awkward = new Dictionary<string, Func<Chart>>
    {
        ["no bars"] = () => Bars(),
        ["no lines"] = () => Chart.Lines(Title, Elements, LogTime, []),
        ["no points"] = () => Chart.Scatter(Title, Time, Time, [new Points("NORMAL", [], [])]),
        ["no spans"] = () => Chart.Timeline(Title, Time, []),
        ["no cells"] = () => Chart.HeatMap(Title, Time, Time, Time, new double[0, 0]),
        ["one bar of zero"] = () => Bars(new Bar("for", 0)),
        ["bars below zero"] = () => Bars(new Bar("for", -3), new Bar("LINQ", -1)),
        ["one point"] = () => Chart.Lines(Title, Time, Time, [new Line("for", [3], [4])]),
        ["one span of no length"] = () => Chart.Timeline(Title, Time, [new TimelineSpan("worker", 5, 5, "work")]),
        ["one cell"] = () => Chart.HeatMap(Title, Time, Time, Time, new double[,] { { 7 } }),
        ["nothing finite"] = () => Chart.Lines(Title, Elements, LogTime, [new Line("for", [double.NaN, 1], [1, double.PositiveInfinity])]),
        ["no finite bar"] = () => Bars(new Bar("for", double.NaN), new Bar("LINQ", double.NegativeInfinity)),
        ["no finite cell"] = () => Chart.HeatMap(Title, Time, Time, Time, new[,] { { double.NaN, double.PositiveInfinity } }),
        ["tiny and huge"] = () => Chart.Lines(Title, Time, Time, [new Line("for", [1e-300, 1e300], [-1e300, 1e300])]),
        ["long labels"] = () => Bars([.. Enumerable.Range(0, 6).Select(index => new Bar($"{index} {new string('x', 60)} {new string('y', 60)}", index + 1))]),
        ["markup in labels"] = () => Bars(new Bar("List<int> & $x$ <script>alert(1)</script>", 1)),
        ["letters of many alphabets"] = () => Bars(new Bar("線程 нить חוט 🧵", 1)),
        ["64 lanes"] = () => Chart.Timeline(Title, Time, Spans(64, 1000)),
        ["10,000 spans"] = () => Chart.Timeline(Title, Time, Spans(8, 10_000)),
        ["30 groups"] = () => Chart.Timeline(Title, Time, Enumerable.Range(0, 30).Select(index => new TimelineSpan("worker", index, index + 1, $"group {index}"))),
        ["100 rows of cells"] = () => Chart.HeatMap(Title, Time, new Axis("Day") { Categories = [.. Enumerable.Range(1, 100).Select(day => $"day {day}")] }, Time, new double[100, 24]),
    };

    /// <summary>Spans of two groups on so many lanes, one after the other with small gaps; the same in every run.</summary>
    public static IEnumerable<TimelineSpan> Spans(int lanes, int count)
    {
        var random = new Random(1);
        var free = new double[lanes];
        for (var index = 0; index < count; index++)
        {
            var lane = Array.IndexOf(free, free.Min());
            var start = free[lane] + (random.NextDouble() * 0.1);
            free[lane] = start + 0.1 + random.NextDouble();
            yield return new($"worker {lane + 1}", start, free[lane], index / 100 % 2 == 0 ? "decode" : "resize");
        }
    }
}
