namespace ParallelAsync.Scaling;

/// <summary>A machine that one could buy or rent.</summary>
public sealed record MachineOffer
{
    /// <summary>Describes a machine.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cores">Its cores, 1 or more.</param>
    /// <param name="pricePerHour">What an hour of it costs, 0 or more, in any currency; for a machine that is bought, its price divided by the hours that it will be used.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public MachineOffer(string name, int cores, double pricePerHour)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Domain.DemandWorkers(cores);
        Domain.DemandNotNegative(pricePerHour);
        (Name, Cores, PricePerHour) = (name, cores, pricePerHour);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its cores.</summary>
    public int Cores { get; }

    /// <summary>What an hour of it costs.</summary>
    public double PricePerHour { get; }
}
