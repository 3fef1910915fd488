namespace ParallelAsync.Cafe;

/// <summary>A toaster for one slice at a time. A second slice waits in line. Like a real one it needs nobody while it toasts: no thread, no core.</summary>
public sealed class Toaster
{
    private readonly Appliance appliance;
    private readonly CafeClock clock;
    private int slices;

    internal Toaster(Appliance appliance, CafeClock clock) => (this.appliance, this.clock) = (appliance, clock);

    /// <summary>Its name and its lane in the timeline, such as "toaster 2".</summary>
    public string Name => appliance.Name;

    /// <summary>It burns every n-th slice; null: none. Set it before the first slice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int? BurnsEvery
    {
        get;
        set => field = value is null or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"Expected {nameof(BurnsEvery)} to be 1 or more, or null for a toaster that burns none, got {value}.");
    }

    /// <summary>Toasts a slice.</summary>
    /// <param name="slice">The slice; its doneness says how long it takes.</param>
    /// <param name="customer">For whom: names and colours the span in the timeline, in place of the doneness.</param>
    /// <param name="cancellationToken">Leaves the line, or takes the slice out unfinished.</param>
    /// <returns>The toast, once it pops up.</returns>
    /// <exception cref="BurntToastException">It burnt.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<Toast> ToastAsync(Slice slice, string? customer = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var burnt = false;
        await appliance.UseAsync(slice.Number, NameOf(slice, customer), slice.Minutes, () => burnt = Burns(), cancellationToken);
        return TakeOut(slice, burnt);
    }

    /// <summary>Toasts a slice, blocking the calling thread until it pops up.</summary>
    /// <inheritdoc cref="ToastAsync"/>
    public Toast Toast(Slice slice, string? customer = null)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var burnt = false;
        appliance.Use(slice.Number, NameOf(slice, customer), slice.Minutes, () => burnt = Burns());
        return TakeOut(slice, burnt);
    }

    private static string NameOf(Slice slice, string? customer) => customer ?? slice.Doneness.ToString().ToLowerInvariant();

    // Called while the slice is still in the slot, hence never twice at once.
    private bool Burns() => BurnsEvery is { } every && ++slices % every == 0;

    private Toast TakeOut(Slice slice, bool burnt) => burnt ? throw new BurntToastException(slice, Name) : new(slice, Name, clock.Now);
}
