using ParallelAsync.Charts;

namespace ParallelAsync.Scaling;

/// <summary>Who does which step of a task graph when. Shows itself as a timeline.</summary>
[TypeFormatterSource(typeof(ChartFormatterSource), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Png, MimeTypes.PlainText])]
public sealed class TaskSchedule : IChartSource
{
    private readonly TaskGraph graph;

    private TaskSchedule(TaskGraph graph, int workers, IReadOnlyList<ScheduledStep> steps) => (this.graph, Workers, Steps) = (graph, workers, steps);

    /// <summary>The workers.</summary>
    public int Workers { get; }

    /// <summary>The steps, the earliest first.</summary>
    public IReadOnlyList<ScheduledStep> Steps { get; }

    /// <summary>When the last step ends, in the unit of the graph.</summary>
    public double Makespan => Steps.Select(step => step.End).DefaultIfEmpty().Max();

    /// <summary>How many times as fast as one worker; 1 for an empty graph.</summary>
    public double Speedup => Steps.Count == 0 ? 1 : graph.Work / Makespan;

    /// <summary>A timeline, one lane a worker; the legend names the steps and says which are on the critical path.</summary>
    public Chart ToChart()
    {
        var critical = graph.CriticalPath().Select(step => step.Name).ToHashSet();
        return Chart.Timeline(
            $"{Workers} {(Workers == 1 ? "worker" : "workers")}: {Measurement.Units.Digits(Makespan)} {graph.Unit}",
            new Axis($"Time ({graph.Unit})"),
            Steps.OrderBy(step => step.Worker).Select(step => new TimelineSpan(
                $"Worker {step.Worker}",
                step.Start,
                step.End,
                critical.Contains(step.Step.Name) ? $"{step.Step.Name} (critical path)" : step.Step.Name)))
            .WithNote($"Calculated, not measured; the critical path takes {Measurement.Units.Digits(graph.Span)} {graph.Unit}");
    }

    internal static TaskSchedule Of(TaskGraph graph, int workers)
    {
        Domain.DemandWorkers(workers);
        var toTheEnd = WaysToTheEnd(graph.Steps);
        var waiting = graph.Steps.ToList();
        var ends = new Dictionary<string, double>();
        var free = new double[workers];
        var scheduled = new List<ScheduledStep>();
        var now = 0.0;

        while (waiting.Count > 0)
        {
            var worker = Array.IndexOf(free, free.Min());
            now = Math.Max(now, free[worker]);
            var ready = waiting.Where(step => step.After.All(needed => ends.TryGetValue(needed, out var end) && end <= now)).ToList();
            if (ready.Count == 0)
            {
                // Nothing can start before the next step ends.
                now = ends.Values.Where(end => end > now).Min();
                continue;
            }

            var next = ready.MaxBy(step => toTheEnd[step.Name])!;
            var placed = new ScheduledStep(next, worker + 1, now);
            (free[worker], ends[next.Name]) = (placed.End, placed.End);
            scheduled.Add(placed);
            waiting.Remove(next);
        }

        return new TaskSchedule(graph, workers, scheduled);
    }

    private static Dictionary<string, double> WaysToTheEnd(IReadOnlyList<TaskStep> steps)
    {
        var ways = new Dictionary<string, double>();
        foreach (var step in steps.Reverse())
            ways[step.Name] = step.Duration + steps.Where(other => other.After.Contains(step.Name)).Select(other => ways[other.Name]).DefaultIfEmpty().Max();
        return ways;
    }
}
