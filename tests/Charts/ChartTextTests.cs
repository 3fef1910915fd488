using ParallelAsync.Charts;

namespace ParallelAsync.Tests.Charts;

public sealed class ChartTextTests
{
    [Fact]
    public void ToText_Bars_AlignsValuesAndSpreadUnderTitleAndNote() => Assert.Equal(
        """
        Squaring a million numbers
        Linux, 2 cores, median of 40 samples
        The bars in numbers: Wall time (µs).
               Wall time (µs)  low  high
        -----  --------------  ---  ----
        for                10    8    13
        LINQ               20   19    22
        PLINQ              15

        """,
        Samples.Spread().ToText());

    [Fact]
    public void ToText_Lines_HasOneRowForEachX() => Assert.Equal(
        """
        Squaring a million numbers
        Linux, 2 cores, median of 40 samples
        The lines in numbers: Wall time (µs).
        Elements  for                PLINQ  PLINQ (predicted)
        --------  -----------------  -----  -----------------
             100  0.1 (0.05 to 0.2)     12                 11
           1,000  1 (0.8 to 1.5)      12.5
          10,000  10 (9 to 12)          16                 15

        """,
        Samples.Lines().ToText());

    [Fact]
    public void ToText_ManyPoints_ShowsTheFirstTheLastAndSaysHowManyAreLeftOut()
    {
        double[] x = [.. Enumerable.Range(0, 1000).Select(index => (double)index)];

        var text = Chart.Lines("A", new Axis("x"), new Axis("y"), [new Line("for", x, x)]).ToText();

        Assert.Contains("24 of 1,000 rows", text, StringComparison.Ordinal);
        Assert.Equal(30, text.Split('\n').Length);
        Assert.Contains("\n  0    0\n", text, StringComparison.Ordinal);
        Assert.Contains("\n999  999\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToText_Timeline_CountsOverlapsOnce()
    {
        var chart = Chart.Timeline("A", new Axis("Time (ms)"), [new("worker 1", 0, 4, "a"), new("worker 1", 2, 6, "b"), new("worker 1", 8, 10, "a"), new("worker 2", 0, 10, "a")]);

        Assert.Equal(
            """
            A
            How long each lane was busy, and when.
            lane      spans  busy, Time (ms)  busy share  first start  last end
            --------  -----  ---------------  ----------  -----------  --------
            worker 1      3                8        80 %            0        10
            worker 2      1               10       100 %            0        10

            """,
            chart.ToText());
    }

    [Fact]
    public void ToText_TenThousandSpans_CountsAllOfThem()
    {
        var table = Samples.Awkward["10,000 spans"]().Content.ToTable();

        Assert.Equal(10_000, table.Rows.Sum(row => double.Parse(row[1], System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void ToText_HeatMap_SaysWhereTheExtremesAre()
    {
        var text = Samples.HeatMap().ToText();

        Assert.Matches(@"minimum\s+25\s+Day 0, Hour 00\n", text);
        Assert.Matches(@"mean\s+27\.2\n", text);
        Assert.Matches(@"maximum\s+30\s+Day 1, Hour 02\n", text);
        Assert.Matches(@"rows \(Day\)\s+2\n", text);
        Assert.Matches(@"columns \(Hour\)\s+3\n", text);
        Assert.Matches(@"missing cells\s+1\n", text);
    }

    [Fact]
    public void ToText_Scatter_SummarisesEachSeries()
    {
        var text = Samples.Scatter().ToText();

        Assert.Matches(@"NORMAL\s+3\s+1,014\s+1,654\s+2,890\s+747\s+1,357\s+2,570\n", text);
        Assert.Matches(@"PNEUMONIA\s+2\s+462\s+819\s+1,176\s+238\s+511\s+784\n", text);
    }

    [Fact]
    public void ToText_EveryAwkwardChart_HasItsTitleAndUnit() => Assert.All(Samples.Awkward.Values, chart =>
    {
        var text = chart().ToText();
        Assert.StartsWith(Samples.Title + "\n", text, StringComparison.Ordinal);
        Assert.Contains("(µs)", text, StringComparison.Ordinal);
    });
}
