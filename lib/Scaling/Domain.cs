using System.Globalization;
using System.Runtime.CompilerServices;

namespace ParallelAsync.Scaling;

/// <summary>What the laws of scaling are defined for.</summary>
internal static class Domain
{
    public static void DemandFraction(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        Demand(value is >= 0 and <= 1, "a fraction from 0 to 1", value, name);

    public static void DemandWorkers(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        Demand(value >= 1, "1 worker or more", value, name);

    public static void DemandPositive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        Demand(value > 0 && double.IsFinite(value), "a finite number above 0", value, name);

    public static void DemandNotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        Demand(value >= 0 && double.IsFinite(value), "a finite number, 0 or more", value, name);

    // NaN is in no range.
    private static void Demand(bool holds, string expected, double value, string? name)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"Expected {expected}, got {value}."));
    }
}
