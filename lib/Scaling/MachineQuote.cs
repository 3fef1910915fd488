namespace ParallelAsync.Scaling;

/// <summary>What some work takes and costs on a machine, by Amdahl's law.</summary>
/// <param name="Offer">The machine.</param>
/// <param name="Speedup">How many times as fast as one core.</param>
/// <param name="Hours">How long the work takes, in hours.</param>
/// <param name="MachineCost">What the machine costs in that time.</param>
/// <param name="WaitingCost">What waiting costs in that time.</param>
public sealed record MachineQuote(MachineOffer Offer, double Speedup, double Hours, double MachineCost, double WaitingCost)
{
    /// <summary>Machine and waiting together.</summary>
    public double Cost => MachineCost + WaitingCost;

    /// <summary>The fraction of the cores' time that they work, 0 to 1.</summary>
    public double Efficiency => Speedup / Offer.Cores;
}
