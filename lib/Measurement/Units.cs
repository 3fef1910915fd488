using System.Globalization;

namespace ParallelAsync.Measurement;

/// <summary>Numbers as a reader sees them: three significant digits and a unit. Prefixes are decimal: 1 kB is 1,000 bytes.</summary>
internal static class Units
{
    private static readonly (double Size, string Name)[] times = [(1, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")];
    private static readonly (double Size, string Name)[] bytes = [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB"), (1, "B")];
    private static readonly (double Size, string Name)[] counts = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"), (1, "")];

    /// <summary>The unit in which a time reads best: the largest in which it is 1 or more.</summary>
    public static (double Size, string Name) OfTime(double seconds) => Unit(seconds, times);

    public static string Time(double seconds) => Scaled(seconds, times);

    public static string Bytes(double amount) => Scaled(amount < 0.005 ? 0 : amount, bytes);

    public static string Count(double amount) => Scaled(amount, counts);

    /// <summary>A whole number with thousands separated.</summary>
    public static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Hundredths(double ratio) => ratio.ToString("F2", CultureInfo.InvariantCulture);

    public static string Percent(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{100 * ratio:F0} %");

    /// <summary>The quartiles of a time in the unit of its median, as in <c>1.18 to 1.31 ms</c>.</summary>
    public static string Quartiles(FiveNumberSummary seconds)
    {
        var (size, name) = OfTime(seconds.Median);
        return $"{Digits(seconds.LowerQuartile / size)} to {Digits(seconds.UpperQuartile / size)} {name}";
    }

    /// <summary>
    /// Three significant digits, without the zeros that say nothing in a whole number below 1,000; larger ones keep all digits.
    /// </summary>
    public static string Digits(double number)
    {
        if (!double.IsFinite(number))
            return "–";

        var size = Math.Abs(Rounded(number));
        var decimals = size == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(size) + 1e-9), 0, 9);
        return number.ToString($"N{decimals}", CultureInfo.InvariantCulture);
    }

    private static string Scaled(double value, (double Size, string Name)[] units)
    {
        if (!double.IsFinite(value))
            return "–";

        var (size, name) = Unit(value, units);
        var scaled = value / size;
        // Bytes and counts that are whole read better as such: 8 B, not 8.00 B.
        var whole = size == 1 && units != times && scaled == Math.Floor(scaled);
        var digits = whole ? scaled.ToString("0", CultureInfo.InvariantCulture) : Digits(scaled);
        return name.Length == 0 ? digits : $"{digits} {name}";
    }

    private static (double Size, string Name) Unit(double value, (double Size, string Name)[] units)
    {
        // Rounded first, or 999.9 µs would read 1,000 µs.
        var rounded = Math.Abs(Rounded(value));
        foreach (var unit in units)
        {
            if (rounded >= unit.Size * (1 - 1e-9))
                return unit;
        }

        return value == 0 ? units.First(unit => unit.Size == 1) : units[^1];
    }

    /// <summary>The number rounded to the three significant digits that are shown.</summary>
    private static double Rounded(double number)
    {
        if (number == 0 || !double.IsFinite(number))
            return number;

        var place = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(number))) - 2);
        return Math.Round(number / place) * place;
    }
}
