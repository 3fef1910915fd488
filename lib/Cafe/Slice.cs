namespace ParallelAsync.Cafe;

/// <summary>A slice of bread that is to be toasted: a work item.</summary>
/// <param name="Number">Its place in the loaf, from 1.</param>
/// <param name="Doneness">How brown it is wanted.</param>
public sealed record Slice(int Number, Doneness Doneness = Doneness.Golden)
{
    private const int SlicesOfAnOrder = 5;

    /// <summary>How long it has to be toasted, in minutes: 1 for light, 2 for golden, 4 for dark.</summary>
    public double Minutes => Doneness switch
    {
        Doneness.Light => 1,
        Doneness.Golden => 2,
        Doneness.Dark => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(Doneness), Doneness, $"Expected light, golden or dark, got {Doneness}."),
    };

    /// <summary>Slices that are all wanted golden, numbered from 1.</summary>
    /// <param name="count">How many, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public static Slice[] Loaf(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return [.. Enumerable.Range(1, count).Select(number => new Slice(number))];
    }

    /// <summary>
    /// Slices of uneven doneness, numbered from 1: guests order five at a time, half of the guests light, the others golden or dark equally often.
    /// Neighbours are alike, as they often are in real data.
    /// </summary>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="seed">The same seed gives the same orders.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public static Slice[] Orders(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var random = new Random(seed);
        var orders = Enumerable.Range(0, 1 + ((count - 1) / SlicesOfAnOrder)).Select(_ => random.Next(4) switch
        {
            0 or 1 => Doneness.Light,
            2 => Doneness.Golden,
            _ => Doneness.Dark,
        }).ToArray();
        return [.. Enumerable.Range(0, count).Select(index => new Slice(index + 1, orders[index / SlicesOfAnOrder]))];
    }
}
