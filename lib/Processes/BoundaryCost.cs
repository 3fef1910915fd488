using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Processes;

/// <summary>
/// What it costs to have an item worked on elsewhere: by another thread, by another process, by one at the other end of a network connection. The
/// work is nothing, so that only the trip there and back is measured. Shows itself as a table.
/// </summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class BoundaryCost : ITableSource
{
    private const int Megabyte = 1_000_000;

    // Overhead below a tenth is what one usually accepts.
    private const double AcceptedShare = 0.1;

    // Each sample is one trip or many: enough of them for a median within a second.
    private static readonly MeasureOptions DefaultOptions = new()
    {
        MinimumTime = TimeSpan.FromSeconds(0.15),
        MaximumTime = TimeSpan.FromSeconds(1),
        SampleTime = TimeSpan.FromMilliseconds(5),
        MinimumWarmUp = TimeSpan.FromSeconds(0.25),
        MaximumWarmUp = TimeSpan.FromSeconds(0.5),
    };

    private readonly Timings items;
    private readonly Timings payloads;

    internal BoundaryCost(Timings items, Timings payloads) => (this.items, this.payloads) = (items, payloads);

    /// <summary>The places that an item can be sent to, the nearest first.</summary>
    public IReadOnlyList<string> Places => [.. items.Select(timing => timing.Label)];

    /// <summary>Measures all places in turns, one item on its way at a time.</summary>
    /// <param name="options">How to measure; about 5 s in all when left out.</param>
    /// <param name="progress">Is told after every sample.</param>
    /// <param name="cancellationToken">Stops the measurement.</param>
    public static async Task<BoundaryCost> MeasureAsync(
        MeasureOptions? options = null, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        await using var process = ProcessPool.Start(1);
        await using var socket = ProcessPool.Start(1, new() { Transport = PoolTransport.LoopbackSocket });
        await Task.WhenAll(process.Ready, socket.Ready).WaitAsync(cancellationToken).ConfigureAwait(false);
        options = (options ?? DefaultOptions) with { Probe = () => process.Usage() + socket.Usage() - ResourceUsage.OfThisProcess() };
        return new(
            await CompareAsync("A small item, there and back", Item, 1).ConfigureAwait(false),
            await CompareAsync("A megabyte, there and back", Payload, new byte[Megabyte]).ConfigureAwait(false));

        Task<Timings> CompareAsync<T>(string name, Func<T, T> echo, T argument) => Measure.CompareAsync(
            [
                Approach.Of("method call", () => echo(argument)),
                Approach.OfAsync("another thread", () => Task.Run(() => echo(argument), cancellationToken)),
                Approach.OfAsync("another process", () => process.Submit(echo, argument, cancellationToken)),
                Approach.OfAsync("socket", () => socket.Submit(echo, argument, cancellationToken)),
            ], items: 1, name: name, options: options, progress: progress, cancellationToken: cancellationToken);
    }

    /// <summary>The time of one small item there and back, in seconds.</summary>
    /// <param name="place">One of <see cref="Places"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such place.</exception>
    public double PerItem(string place) => items[place].Wall.Median;

    /// <summary>The time of 1,000,000 bytes there and back, in seconds, beyond that of a small item; zero where memory is shared.</summary>
    /// <param name="place">One of <see cref="Places"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such place.</exception>
    public double PerMegabyte(string place) => SharesMemory(place) ? 0 : Math.Max(0, payloads[place].Wall.Median - items[place].Wall.Median);

    /// <summary>From how much work an item is worth sending: the trip costs a tenth of it or less. In seconds.</summary>
    /// <param name="place">One of <see cref="Places"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such place.</exception>
    public double WorthFrom(string place) => PerItem(place) / AcceptedShare;

    /// <summary>The time of a small item, place by place.</summary>
    public Chart ToChart() => Chart.Bars(
        "One small item, there and back",
        new Axis("Time (µs)", AxisScale.Log10),
        items.Select(timing => new Bar(timing.Label, 1e6 * timing.Wall.Median) { Low = 1e6 * timing.Wall.LowerQuartile, High = 1e6 * timing.Wall.UpperQuartile }))
        .WithNote($"{Machine.Current.Processor}; medians of {items.Min(timing => timing.Samples.Count)} samples or more, whiskers: quartiles");

    /// <inheritdoc/>
    public Table ToTable() => new(
        "How long an item takes to get there and back, and from how much work on it that is worth it.",
        ["Sent to", "Each item", "CPU time", "Each megabyte", "Worth it from"],
        Places.Select(place => (string[])
        [
            place,
            Units.Time(PerItem(place)),
            items[place].CpuSeconds is { } cpu ? Units.Time(cpu) : "–",
            SharesMemory(place) ? "0: shared memory" : Units.Time(PerMegabyte(place)),
            $"{Units.Time(WorthFrom(place))} of work",
        ]))
    {
        Note = $"Each item alone; medians of {items.Concat(payloads).Min(timing => timing.Samples.Count)} samples or more, CPU time of both processes; worth it from: the trip costs a tenth of the work; {Machine.Current}",
    };

    /// <summary>What comes back as it went: the method that the other side runs.</summary>
    internal static int Item(int item) => item;

    /// <inheritdoc cref="Item"/>
    internal static byte[] Payload(byte[] bytes) => bytes;

    private static bool SharesMemory(string place) => place is "method call" or "another thread";
}
