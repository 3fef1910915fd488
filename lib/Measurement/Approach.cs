namespace ParallelAsync.Measurement;

/// <summary>One way of doing some work, with a name, ready to be measured beside others by <see cref="Measure"/>.</summary>
public sealed class Approach
{
    internal const string NoLabel = "Expected a label that names the approach, such as \"for loop\", got an empty one.";

    private Approach(string label, long? items, int? workers)
    {
        Label = string.IsNullOrWhiteSpace(label)
            ? throw new ArgumentException(NoLabel, nameof(label))
            : label;
        Items = items;
        Workers = workers;
    }

    /// <summary>The name in tables and charts.</summary>
    public string Label { get; }

    /// <summary>Items that one run works on; null: as the comparison says.</summary>
    public long? Items { get; }

    /// <summary>Workers that the approach uses at once; null: as the comparison says.</summary>
    public int? Workers { get; }

    /// <summary>Runs the work a number of times in a row; null when the work is asynchronous.</summary>
    internal Action<int>? Repeat { get; private init; }

    /// <summary>Runs asynchronous work a number of times in a row, one after the other; null when it is not asynchronous.</summary>
    internal Func<int, Task>? RepeatAsync { get; private init; }

    /// <summary>Names work that returns nothing.</summary>
    /// <param name="label">The name in tables and charts.</param>
    /// <param name="work">One run.</param>
    /// <param name="items">Items that one run works on, 1 or more; null: as the comparison says.</param>
    /// <param name="workers">Workers used at once, 1 or more; null: as the comparison says.</param>
    /// <returns>The approach.</returns>
    public static Approach Of(string label, Action work, long? items = null, int? workers = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        return new(label, items, workers) { Repeat = runs => Repeater.Repeat(work, runs) };
    }

    /// <summary>
    /// Names work that returns a result. The result is kept alive until the run ends, so that the compiler cannot leave the work out.
    /// </summary>
    /// <typeparam name="T">The result's type.</typeparam>
    /// <param name="label">The name in tables and charts.</param>
    /// <param name="work">One run. It must do its work, not return a query that has yet to be enumerated.</param>
    /// <param name="items">Items that one run works on, 1 or more; null: as the comparison says.</param>
    /// <param name="workers">Workers used at once, 1 or more; null: as the comparison says.</param>
    /// <returns>The approach.</returns>
    /// <exception cref="ArgumentException">The work returns a task, so that only its start would be timed.</exception>
    public static Approach Of<T>(string label, Func<T> work, long? items = null, int? workers = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (typeof(Task).IsAssignableFrom(typeof(T)) || typeof(T) == typeof(ValueTask) || IsGenericValueTask(typeof(T)))
        {
            throw new ArgumentException(
                $"\"{label}\" returns a {typeof(T).Name.Split('`')[0]}: only its start would be timed. "
                    + "Use await Measure.RunAsync, CompareAsync or Approach.OfAsync.",
                nameof(work));
        }

        return new(label, items, workers) { Repeat = runs => Repeater.Repeat(work, runs) };
    }

    /// <summary>Names asynchronous work.</summary>
    /// <param name="label">The name in tables and charts.</param>
    /// <param name="work">One run, which ends when its task does.</param>
    /// <param name="items">Items that one run works on, 1 or more; null: as the comparison says.</param>
    /// <param name="workers">Workers used, or operations in flight, at once, 1 or more; null: as the comparison says.</param>
    /// <returns>The approach.</returns>
    public static Approach OfAsync(string label, Func<Task> work, long? items = null, int? workers = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        return new(label, items, workers) { RepeatAsync = runs => Repeater.RepeatAsync(work, runs) };
    }

    private static bool IsGenericValueTask(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>);
}
