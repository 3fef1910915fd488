using System.Globalization;

namespace ParallelAsync.Charts;

/// <summary>A labelled place on an axis.</summary>
/// <param name="Value">Where, in the axis's own unit.</param>
/// <param name="Label">What stands there.</param>
internal readonly record struct AxisTick(double Value, string Label)
{
    /// <summary>The smallest distance, in logical pixels, at which labels above one another can be read.</summary>
    public const int RowPitch = 12;

    private const int MostTicks = 9;
    private static readonly int[] RoundSteps = [1, 2, 5, 10];

    /// <summary>
    /// The ticks that both renderers draw: categories, powers of ten or of two. Empty for a linear axis, whose ticks each renderer chooses
    /// to fit its size.
    /// </summary>
    /// <param name="axis">The axis.</param>
    /// <param name="range">The part of it that is shown.</param>
    /// <param name="mostNames">So many categories are labelled at most; of more, every second, third and so on.</param>
    public static IReadOnlyList<AxisTick> For(Axis axis, AxisRange range, int mostNames) => axis switch
    {
        { Categories: { Count: > 0 } names } => Names(names, mostNames),
        { Scale: AxisScale.Log10 } => PowersOfTen(range),
        { Scale: AxisScale.Log2 } => PowersOfTwo(range),
        _ => [],
    };

    /// <summary>Names at 0, 1, 2 and so on; where there are more than <paramref name="most"/>, evenly chosen ones.</summary>
    public static IReadOnlyList<AxisTick> Names(IReadOnlyList<string> names, int most)
    {
        var step = (names.Count + Math.Max(1, most) - 1) / Math.Max(1, most);
        return [.. names.Select((name, index) => new AxisTick(index, name)).Where(tick => tick.Value % step == 0)];
    }

    /// <summary>Round numbers within a range, 3 to 10 of them.</summary>
    public static IReadOnlyList<AxisTick> Round(AxisRange range)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(range.Length / MostTicks)));
        var step = RoundSteps.Select(factor => factor * power).First(step => range.Length / step <= MostTicks);
        var first = Math.Ceiling((range.Low / step) - 1e-9);
        var count = (int)(Math.Floor((range.High / step) + 1e-9) - first) + 1;
        var values = Enumerable.Range(0, count).Select(index => (first + index) * step);
        return [.. values.Select(value => new AxisTick(value, NumberText.Tick(value)))];
    }

    private static IReadOnlyList<AxisTick> PowersOfTen(AxisRange range)
    {
        var powers = Powers(10, range).ToList();
        var values = powers.Count > 3 ? Thin(powers) : OneTwoFive(range).Where(value => IsIn(value, range));
        return OrRound([.. values.Select(value => new AxisTick(value, NumberText.LogTick(value)))], range);
    }

    private static IReadOnlyList<AxisTick> PowersOfTwo(AxisRange range) =>
        OrRound([.. Thin([.. Powers(2, range)]).Select(value => new AxisTick(value, PowerOfTwo(value)))], range);

    private static IEnumerable<double> OneTwoFive(AxisRange range) =>
        Powers(10, new(range.Low / 10, range.High)).SelectMany(power => new[] { power, 2 * power, 5 * power });

    private static IEnumerable<double> Powers(double radix, AxisRange range)
    {
        var last = (int)Math.Floor(Math.Log(range.High, radix) + 1e-9);
        for (var exponent = (int)Math.Ceiling(Math.Log(range.Low, radix) - 1e-9); exponent <= last; exponent++)
            yield return Math.Pow(radix, exponent);
    }

    private static IEnumerable<double> Thin(List<double> powers)
    {
        var step = (powers.Count + MostTicks - 1) / MostTicks;
        return powers.Where((_, index) => index % step == 0);
    }

    /// <summary>A range within one power has too few ticks to read a value: round numbers then.</summary>
    private static IReadOnlyList<AxisTick> OrRound(IReadOnlyList<AxisTick> ticks, AxisRange range) =>
        ticks.Count >= 2 ? ticks : Round(range);

    private static bool IsIn(double value, AxisRange range) => value >= range.Low * (1 - 1e-9) && value <= range.High * (1 + 1e-9);

    private static string PowerOfTwo(double value) => value switch
    {
        >= 1 << 20 => "2" + Raised((int)Math.Log2(value)),
        >= 1 => value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => NumberText.Value(value),
    };

    private static string Raised(int exponent) =>
        string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
}
