namespace ParallelAsync.Cafe;

/// <summary>A coffee machine for one cup at a time. A second order waits in line. It needs nobody while it brews: no thread, no core.</summary>
public sealed class CoffeeMachine
{
    private readonly Appliance appliance;
    private readonly CafeClock clock;
    private int orders;

    internal CoffeeMachine(Appliance appliance, CafeClock clock) => (this.appliance, this.clock) = (appliance, clock);

    /// <summary>Its name and its lane in the timeline.</summary>
    public string Name => appliance.Name;

    /// <summary>How long a cup takes, in minutes, above 0: 5, as in the talk, unless it is set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a number above 0.</exception>
    public double MinutesPerCup
    {
        get;
        set => field = value is > 0 and < double.PositiveInfinity
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"Expected {nameof(MinutesPerCup)} to be above 0, got {value}.");
    } = 5;

    /// <summary>Brews a cup.</summary>
    /// <param name="customer">For whom: names and colours the span in the timeline.</param>
    /// <param name="cancellationToken">Leaves the line, or stops the brewing.</param>
    /// <returns>The coffee, once it is ready.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<Coffee> BrewAsync(string? customer = null, CancellationToken cancellationToken = default)
    {
        var number = Interlocked.Increment(ref orders);
        await appliance.UseAsync(number, customer ?? "coffee", MinutesPerCup, isSpoilt: null, cancellationToken);
        return new(number, clock.Now);
    }

    /// <summary>Brews a cup, blocking the calling thread until it is ready.</summary>
    /// <inheritdoc cref="BrewAsync"/>
    public Coffee Brew(string? customer = null)
    {
        var number = Interlocked.Increment(ref orders);
        appliance.Use(number, customer ?? "coffee", MinutesPerCup, isSpoilt: null);
        return new(number, clock.Now);
    }
}
