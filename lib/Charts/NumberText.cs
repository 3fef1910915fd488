using System.Globalization;

namespace ParallelAsync.Charts;

/// <summary>Numbers as a reader wants them: four significant digits, grouped thousands, no trailing noise.</summary>
internal static class NumberText
{
    private const int SignificantDigits = 4;

    /// <summary>A value in a table or a hover text: "0.01234", "46.83", "1,431", "2.5e+12".</summary>
    public static string Value(double value)
    {
        if (double.IsNaN(value))
            return "n/a";
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        if (value == 0)
            return "0";
        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (magnitude is < -5 or > 9)
            return value.ToString("0.###e+0", CultureInfo.InvariantCulture);
        var decimals = Math.Max(0, SignificantDigits - 1 - magnitude);
        return value.ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    /// <summary>A tick label, short: "0.5", "2,500", "10 k", "1.5 M".</summary>
    public static string Tick(double value) => Math.Abs(value) switch
    {
        >= 1e15 => value.ToString("0.##e+0", CultureInfo.InvariantCulture),
        >= 1e12 => Scaled(value, 1e12, " T"),
        >= 1e9 => Scaled(value, 1e9, " G"),
        >= 1e6 => Scaled(value, 1e6, " M"),
        >= 1e4 => Scaled(value, 1e3, " k"),
        _ => Value(value),
    };

    /// <summary>A power of ten on a logarithmic axis, where 1,000 is already "1 k".</summary>
    public static string LogTick(double value) => value is >= 1e3 and < 1e4 ? Scaled(value, 1e3, " k") : Tick(value);

    private static string Scaled(double value, double unit, string suffix) =>
        (value / unit).ToString("#,0.###", CultureInfo.InvariantCulture) + suffix;
}
