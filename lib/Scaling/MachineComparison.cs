using System.Globalization;
using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Scaling;

/// <summary>"Should I buy the 256-core machine?": what the same work takes and costs on several machines, by Amdahl's law. Shows itself as a table.</summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class MachineComparison : ITableSource
{
    /// <summary>Compares machines.</summary>
    /// <param name="parallelFraction">p, the fraction of the work's time on one core that can be shared, 0 to 1.</param>
    /// <param name="hoursOnOneCore">How long the work takes on one core, above 0, in hours.</param>
    /// <param name="offers">The machines, at least one. Their cores are taken to be equally fast.</param>
    /// <param name="valueOfAnHour">What an hour of waiting for the result costs, 0 or more, in the currency of the offers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">There is no offer.</exception>
    public MachineComparison(double parallelFraction, double hoursOnOneCore, IReadOnlyList<MachineOffer> offers, double valueOfAnHour = 0)
    {
        Domain.DemandFraction(parallelFraction);
        Domain.DemandPositive(hoursOnOneCore);
        Domain.DemandNotNegative(valueOfAnHour);
        ArgumentNullException.ThrowIfNull(offers);
        if (offers.Count == 0)
            throw new ArgumentException("Expected at least one machine, got none.", nameof(offers));

        ParallelFraction = parallelFraction;
        Quotes = [.. offers.Select(Quote)];

        MachineQuote Quote(MachineOffer offer)
        {
            var speedup = AmdahlsLaw.Speedup(parallelFraction, offer.Cores);
            var hours = hoursOnOneCore / speedup;
            return new MachineQuote(offer, speedup, hours, hours * offer.PricePerHour, hours * valueOfAnHour);
        }
    }

    /// <summary>p.</summary>
    public double ParallelFraction { get; }

    /// <summary>One quote for each machine, in the order of the offers.</summary>
    public IReadOnlyList<MachineQuote> Quotes { get; }

    /// <summary>The machine with the lowest cost, of equals the first.</summary>
    public MachineQuote Cheapest => Quotes.MinBy(quote => quote.Cost)!;

    /// <summary>The machine that is done first, of equals the first.</summary>
    public MachineQuote Fastest => Quotes.MinBy(quote => quote.Hours)!;

    /// <summary>The answer in a sentence.</summary>
    public string Answer => Cheapest == Fastest
        ? $"{Fastest.Offer.Name} is both the fastest and the cheapest: {Hours(Fastest)}, {Money(Fastest.Cost)}."
        : $"{Cheapest.Offer.Name} is the cheapest: {Hours(Cheapest)}, {Money(Cheapest.Cost)}. {Fastest.Offer.Name} saves {Units.Digits(Cheapest.Hours - Fastest.Hours)} h "
            + $"of it for {Money(Fastest.Cost - Cheapest.Cost)} more, and its cores work {Units.Percent(Fastest.Efficiency)} of the time.";

    /// <inheritdoc/>
    public Table ToTable() => new(
        "What the work takes and costs on each machine, the waiting included.",
        ["Machine", "Cores", "Speedup", "Efficiency", "Time", "Machine (money)", "Waiting (money)", "In all (money)", "Which is"],
        Quotes.Select(quote => (string[])
        [
            quote.Offer.Name,
            Units.Whole(quote.Offer.Cores),
            Units.Digits(quote.Speedup),
            Units.Percent(quote.Efficiency),
            Hours(quote),
            Money(quote.MachineCost),
            Money(quote.WaitingCost),
            Money(quote.Cost),
            string.Join(", ", new[] { quote == Cheapest ? "cheapest" : "", quote == Fastest ? "fastest" : "" }.Where(mark => mark.Length > 0)),
        ]))
    {
        Note = string.Create(CultureInfo.InvariantCulture, $"Calculated by Amdahl's law with p = {ParallelFraction:0.###}, {Ceiling}; not measured"),
    };

    private string Ceiling => ParallelFraction < 1 ? $"at most {Units.Digits(AmdahlsLaw.Limit(ParallelFraction))} times as fast" : "without a limit";

    private static string Hours(MachineQuote quote) => $"{Units.Digits(quote.Hours)} h";

    private static string Money(double amount) => amount.ToString("N2", CultureInfo.InvariantCulture);
}
