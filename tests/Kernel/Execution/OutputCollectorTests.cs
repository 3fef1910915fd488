using Microsoft.DotNet.Interactive.Formatting;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Kernel.Execution;

public sealed class OutputCollectorTests
{
    private readonly OutputCollector collector = new(1);

    [Fact]
    public void Add_Clear_TakesAwayWhatWasShown()
    {
        collector.Add(new CellText("stdout", "old"));
        collector.Add(new CellClear(Wait: false));

        Assert.Empty(collector.Outputs);
    }

    [Fact]
    public void Add_ClearThatWaits_TakesAwayOnlyWhenSomethingComes()
    {
        collector.Add(new CellText("stdout", "old"));
        collector.Add(new CellClear(Wait: true));
        Assert.Equal([new StreamOutput("stdout", "old")], collector.Outputs);

        collector.Add(new CellText("stdout", "new"));
        collector.Add(new CellText("stdout", "er"));
        Assert.Equal([new StreamOutput("stdout", "newer")], collector.Outputs);
    }

    [Fact]
    public void Add_UpdateOfADisplayThatWasTakenAway_ShowsNothing()
    {
        collector.Add(new CellDisplay("a", [new FormattedValue("text/plain", "1")]));
        collector.Add(new CellClear(Wait: false));
        collector.Add(new CellDisplayUpdate("a", [new FormattedValue("text/plain", "2")]));

        Assert.Empty(collector.Outputs);
    }
}
