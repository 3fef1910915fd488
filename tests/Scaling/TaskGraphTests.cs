using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Scaling;

public class TaskGraphTests
{
    private static readonly Gen<TaskGraph> Graphs = Gen.Choose(0, int.MaxValue).Select(seed =>
    {
        var random = new Random(seed);
        var graph = new TaskGraph();
        for (var step = 0; step < random.Next(1, 15); step++)
            graph.Add($"{step}", 0.5 + random.Next(1, 20) / 4.0, [.. Enumerable.Range(0, step).Where(_ => random.Next(3) == 0).Select(needed => $"{needed}")]);
        return graph;
    });

    // The talk's breakfast with its beans ground first: coffee 5 after grinding 1, two slices of toast, then the plate.
    private static TaskGraph Breakfast() => new TaskGraph()
        .Add("grind", 1)
        .Add("coffee", 5, "grind")
        .Add("toast 1", 2)
        .Add("toast 2", 2)
        .Add("serve", 1, "coffee", "toast 1", "toast 2");

    [Fact]
    public void CriticalPath_Breakfast_IsTheLongestChain()
    {
        var graph = Breakfast();

        Assert.Equal(["grind", "coffee", "serve"], graph.CriticalPath().Select(step => step.Name));
        Assert.Equal(11, graph.Work);
        Assert.Equal(7, graph.Span);
        Assert.Equal(11 / 7.0, graph.MaxSpeedup, 1e-12);
    }

    [Theory]
    [InlineData(1, 11)]
    [InlineData(2, 7)]
    [InlineData(8, 7)]
    public void Schedule_Breakfast_TakesTheWorkOfOneOrTheCriticalPath(int workers, double makespan)
    {
        var schedule = Breakfast().Schedule(workers);

        Assert.Equal(makespan, schedule.Makespan);
        Assert.Equal(11 / makespan, schedule.Speedup, 1e-12);
    }

    [Fact]
    public void CriticalPath_AnyGraph_IsAChainAsLongAsTheSpan() =>
        Prop.ForAll(Graphs.ToArbitrary(), graph =>
        {
            var path = graph.CriticalPath();
            return Math.Abs(path.Sum(step => step.Duration) - graph.Span) < 1e-9
                && path[0].After.Count == 0
                && path.Zip(path.Skip(1)).All(pair => pair.Second.After.Contains(pair.First.Name));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Schedule_AnyGraphAndWorkers_KeepsDependenciesAndOneStepAWorker() =>
        Prop.ForAll(Graphs.ToArbitrary(), Gen.Choose(1, 6).ToArbitrary(), (graph, workers) =>
        {
            var schedule = graph.Schedule(workers);
            var ends = schedule.Steps.ToDictionary(step => step.Step.Name, step => step.End);
            return ends.Count == graph.Steps.Count
                && schedule.Steps.All(step => step.Worker >= 1 && step.Worker <= workers && step.Step.After.All(needed => ends[needed] <= step.Start))
                && schedule.Steps.GroupBy(step => step.Worker).All(lane => lane.OrderBy(step => step.Start).Zip(lane.OrderBy(step => step.Start).Skip(1)).All(pair => pair.First.End <= pair.Second.Start));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Schedule_AnyGraphAndWorkers_StaysWithinGrahamsBounds() =>
        Prop.ForAll(Graphs.ToArbitrary(), Gen.Choose(1, 6).ToArbitrary(), (graph, workers) =>
        {
            var makespan = graph.Schedule(workers).Makespan;
            return makespan >= Math.Max(graph.Work / workers, graph.Span) - 1e-9
                && makespan <= graph.Work / workers + graph.Span * (1 - 1.0 / workers) + 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Schedule_Empty_TakesNoTime()
    {
        var graph = new TaskGraph();

        Assert.Equal(0, graph.Schedule(2).Makespan);
        Assert.Equal(1, graph.Schedule(2).Speedup);
        Assert.Equal(1, graph.MaxSpeedup);
        Assert.Empty(graph.CriticalPath());
    }

    [Fact]
    public void Add_UnknownStepNeeded_ThrowsAndNamesIt() =>
        Assert.Contains("\"coffee\"", Assert.Throws<ArgumentException>("after", () => new TaskGraph().Add("serve", 1, "coffee")).Message, StringComparison.Ordinal);

    [Fact]
    public void Add_NameTwice_Throws() => Assert.Throws<ArgumentException>("name", () => Breakfast().Add("grind", 1));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Add_NoDuration_Throws(double duration) => Assert.Throws<ArgumentOutOfRangeException>(nameof(duration), () => new TaskGraph().Add("coffee", duration));

    [Fact]
    public void Schedule_NoWorker_Throws() => Assert.Throws<ArgumentOutOfRangeException>("workers", () => Breakfast().Schedule(0));

    [Fact]
    public void ToTable_Breakfast_MarksTheCriticalPath()
    {
        var table = Breakfast().ToTable();

        Assert.Equal(["coffee", "5.00", "grind", "1.00", "6.00", "yes"], table.Rows[1]);
        Assert.Equal(["toast 1", "2.00", "", "0", "2.00", ""], table.Rows[2]);
        Assert.Contains("11.0 min of work, 7.00 min on the critical path: a speedup of 1.57 at most", table.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void ToChart_BreakfastOfTwo_NamesWorkersStepsAndTheCriticalPath()
    {
        var figure = Breakfast().Schedule(2).ToChart().ToPlotlyJson();

        Assert.All(["Worker 1", "Worker 2", "coffee (critical path)", "toast 1", "2 workers: 7.00 min"], expected => Assert.Contains(expected, figure, StringComparison.Ordinal));
    }
}
