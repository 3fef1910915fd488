using ParallelAsync.Charts;
using ParallelAsync.Measurement;
using ParallelAsync.Tracing;

namespace ParallelAsync.Cafe;

/// <summary>
/// The cafe's kitchen: toasters, a coffee machine and a clock. The appliances run by themselves, at once; what they did is traced, so that the
/// timeline shows what ran.
/// </summary>
/// <example><code>
/// var kitchen = new Kitchen(millisecondsPerMinute: 10, toasters: 4);
/// var toast = await kitchen.Toasters[0].ToastAsync(new Slice(1));
/// kitchen.Timeline("One slice")
/// </code></example>
public sealed class Kitchen
{
    private readonly Appliance[] appliances;

    /// <summary>Opens a kitchen; its clock starts now.</summary>
    /// <param name="millisecondsPerMinute">How long a minute of the cafe takes, above 0; 60,000 is real time.</param>
    /// <param name="toasters">How many toasters there are, 1 or more.</param>
    /// <param name="timeProvider">The time behind the clock; null: the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Kitchen(double millisecondsPerMinute, int toasters = 1, TimeProvider? timeProvider = null)
    {
        if (toasters < 1)
            throw new ArgumentOutOfRangeException(nameof(toasters), toasters, $"Expected 1 toaster or more, got {toasters}.");
        Clock = new(millisecondsPerMinute, timeProvider);
        Trace = new(Clock.TimeProvider);
        appliances = [.. Enumerable.Range(1, toasters).Select(number => $"toaster {number}").Prepend("coffee machine").Select(name => new Appliance(name, Clock, Trace))];
        CoffeeMachine = new(appliances[0], Clock);
        Toasters = [.. appliances.Skip(1).Select(appliance => new Toaster(appliance, Clock))];
    }

    /// <summary>The clock on the wall.</summary>
    public CafeClock Clock { get; }

    /// <summary>The toasters, "toaster 1" first.</summary>
    public IReadOnlyList<Toaster> Toasters { get; }

    /// <summary>The coffee machine.</summary>
    public CoffeeMachine CoffeeMachine { get; }

    /// <summary>What ran, on which appliance, from when to when in real time, and on which thread it began.</summary>
    public Trace Trace { get; }

    /// <summary>The minutes from the start of the first piece of work to the end of the last, as measured; 0 before anything was finished.</summary>
    public double TotalMinutes => Clock.ToMinutes(Trace.Summary().Window);

    /// <summary>What ran, in minutes of the cafe: a lane for each appliance that was used, time 0 at the start of the first work.</summary>
    /// <param name="title">What is shown.</param>
    /// <exception cref="InvalidOperationException">Nothing has been finished yet.</exception>
    public Chart Timeline(string title)
    {
        var spans = Trace.Spans;
        if (spans.Count == 0)
            throw new InvalidOperationException($"Expected work in \"{title}\", got none: let a toaster or the coffee machine finish something first.");

        var start = spans[0].Start;
        var byWorker = spans.ToLookup(span => span.Worker);
        var bars = appliances.SelectMany(appliance => byWorker[appliance.Name].Zip(appliance.Log, (span, use) => BarOf(span, use.What, use.State, start)));
        var summary = TraceSummary.Of(spans);
        return Chart.Timeline(title, new("Time (minutes)"), bars).WithNote(
            $"{Units.Digits(Clock.ToMinutes(summary.Window))} minutes ({Units.Time(summary.Window.TotalSeconds)}), on average {Units.Digits(summary.AverageConcurrency)} busy");
    }

    private TimelineSpan BarOf(TraceSpan span, string what, WorkState state, TimeSpan start)
    {
        var name = state switch
        {
            WorkState.Spoilt => "burnt",
            WorkState.Cancelled => $"{what}, cancelled",
            _ => what,
        };
        return new(span.Worker, Clock.ToMinutes(span.Start - start), Clock.ToMinutes(span.End - start), name)
        {
            Text = $"{(span.Worker == CoffeeMachine.Name ? "cup" : "slice")} {span.Item}, {name}, thread {span.ThreadId}",
            Colour = KitchenColours.Of(what, state),
        };
    }
}
