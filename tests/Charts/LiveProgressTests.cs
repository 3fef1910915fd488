using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Charts;

namespace ParallelAsync.Tests.Charts;

public sealed class LiveProgressTests
{
    private readonly FakeTimeProvider time = new();
    private readonly List<ProgressLine> lines = [];

    [Fact]
    public void Step_ManyInATenthOfASecond_ShowsTheFirstAndTheLastOnly()
    {
        var progress = Start(1_000);
        for (var i = 0; i < 999; i++)
        {
            progress.Step();
        }

        Assert.Equal([new ProgressLine("0 of 1,000 images", 0)], lines);
        time.Advance(TimeSpan.FromSeconds(2.5));
        progress.Step();
        Assert.Equal(new ProgressLine("1,000 of 1,000 images in 2.5 s"), lines[^1]);
    }

    [Fact]
    public void Step_ATenthOfASecondLater_ShowsWhereItStands()
    {
        var progress = Start(4);
        time.Advance(TimeSpan.FromMilliseconds(100));
        progress.Step();

        Assert.Equal(new ProgressLine("1 of 4 images", 0.25), lines[^1]);
    }

    [Fact]
    public void Report_LessThanBefore_IsIgnored()
    {
        var progress = Start(4);
        time.Advance(TimeSpan.FromSeconds(1));
        progress.Report(3);
        time.Advance(TimeSpan.FromSeconds(1));
        progress.Report(2);

        Assert.Equal(0.75, lines[^1].Fraction);
    }

    [Fact]
    public void Report_AfterTheEnd_LeavesTheSentence()
    {
        var progress = Start(4);
        progress.Report(4);
        progress.Report(4);
        progress.Step();

        Assert.Equal(2, lines.Count);
        Assert.Null(lines[^1].Fraction);
    }

    [Fact]
    public void Step_FromManyThreads_CountsEachOnce()
    {
        var progress = Start(10_000);

        Parallel.For(0, 10_000, _ => progress.Step());

        Assert.Equal("10,000 of 10,000 images in 0.0 s", lines[^1].Text);
    }

    [Theory]
    [InlineData(0, "images")]
    [InlineData(1, " ")]
    public void Constructor_NothingToCount_IsRefused(int total, string unit) =>
        Assert.ThrowsAny<ArgumentException>(() => new LiveProgress(total, unit, lines.Add, time));

    [Fact]
    public void ToHtml_TextWithMarkup_IsShownAndNotObeyed() =>
        Assert.Equal("<progress max=\"100\" value=\"50\"></progress> &lt;b&gt; &amp; 1 of 2", new ProgressLine("<b> & 1 of 2", 0.5).ToHtml());

    private LiveProgress Start(int total) => new(total, "images", lines.Add, time);
}
