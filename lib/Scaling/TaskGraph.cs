using ParallelAsync.Charts;

namespace ParallelAsync.Scaling;

/// <summary>
/// Steps that need one another's results. However many workers there are, the steps of the critical path come one after the other.
/// Shows itself as a table.
/// </summary>
/// <param name="unit">The unit of the durations, such as "min".</param>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class TaskGraph(string unit = "min") : ITableSource
{
    private readonly List<TaskStep> steps = [];
    private readonly Dictionary<string, double> ends = [];

    /// <summary>The steps, each behind those that it needs.</summary>
    public IReadOnlyList<TaskStep> Steps => steps;

    /// <summary>The unit of the durations.</summary>
    public string Unit { get; } = unit;

    /// <summary>What one worker takes: all durations together.</summary>
    public double Work => steps.Sum(step => step.Duration);

    /// <summary>What any number of workers takes at least: the length of the critical path, also called the span.</summary>
    public double Span => ends.Values.DefaultIfEmpty().Max();

    /// <summary>The speedup that no number of workers exceeds: work / span; 1 for an empty graph.</summary>
    public double MaxSpeedup => steps.Count == 0 ? 1 : Work / Span;

    /// <summary>Adds a step behind those that it needs, so that a circle cannot be made.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="duration">How long it takes, above 0.</param>
    /// <param name="after">The steps that must have ended before; they have been added already.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="ArgumentException">The name is empty or taken, or a step that it needs is unknown.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not above 0.</exception>
    public TaskGraph Add(string name, double duration, params IReadOnlyList<string> after)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Domain.DemandPositive(duration);
        if (ends.ContainsKey(name))
            throw new ArgumentException($"Expected a name of its own for each step, got \"{name}\" twice.", nameof(name));
        if (after.FirstOrDefault(needed => !ends.ContainsKey(needed)) is { } unknown)
            throw new ArgumentException($"\"{name}\" needs \"{unknown}\", which is not in the graph: add it first.", nameof(after));

        steps.Add(new TaskStep(name, duration, [.. after]));
        ends[name] = after.Select(needed => ends[needed]).DefaultIfEmpty().Max() + duration;
        return this;
    }

    /// <summary>The steps that decide how long all takes: each starts when the one before ends, and none could be later without delaying the end.</summary>
    public IReadOnlyList<TaskStep> CriticalPath()
    {
        var path = new Stack<TaskStep>();
        for (var step = steps.MaxBy(EndOf); step is not null; step = steps.Where(other => step.After.Contains(other.Name)).MaxBy(EndOf))
            path.Push(step);
        return [.. path];
    }

    /// <summary>
    /// Gives the steps to workers: whoever is free takes, of the steps that can start, the one with the longest way to the end (list scheduling;
    /// Graham 1966, "Bounds for certain multiprocessing anomalies"). No number of workers exceeds work / workers + span.
    /// </summary>
    /// <param name="workers">The workers, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is below 1.</exception>
    public TaskSchedule Schedule(int workers) => TaskSchedule.Of(this, workers);

    /// <inheritdoc/>
    public Table ToTable()
    {
        var critical = CriticalPath().Select(step => step.Name).ToHashSet();
        return new Table(
            "When each step can begin and end at the earliest, with as many workers as it likes.",
            ["Step", $"Duration ({Unit})", "After", $"From ({Unit})", $"To ({Unit})", "Critical"],
            steps.Select(step => (string[])
            [
                step.Name,
                Measurement.Units.Digits(step.Duration),
                string.Join(", ", step.After),
                Measurement.Units.Digits(EndOf(step) - step.Duration),
                Measurement.Units.Digits(EndOf(step)),
                critical.Contains(step.Name) ? "yes" : "",
            ]))
        {
            Note = $"{Measurement.Units.Digits(Work)} {Unit} of work, {Measurement.Units.Digits(Span)} {Unit} on the critical path: a speedup of {Measurement.Units.Digits(MaxSpeedup)} at most",
        };
    }

    private double EndOf(TaskStep step) => ends[step.Name];
}
