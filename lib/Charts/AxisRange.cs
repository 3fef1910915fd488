namespace ParallelAsync.Charts;

/// <summary>The part of an axis that is shown, in the axis's own unit; both renderers show the same.</summary>
/// <param name="Low">The lowest value shown.</param>
/// <param name="High">The highest value shown, above <paramref name="Low"/>.</param>
internal readonly record struct AxisRange(double Low, double High)
{
    private const double Margin = 0.04;

    /// <summary>The width, in the axis's own unit.</summary>
    public double Length => High - Low;

    /// <summary>The range that shows all finite <paramref name="values"/>, unless the axis itself says where it begins and ends.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="values">What is to be seen.</param>
    /// <param name="fromZero">
    /// Whether a linear axis must include zero, as bars need; others include it where that costs at most half of the picture.
    /// </param>
    public static AxisRange Fit(Axis axis, IEnumerable<double> values, bool fromZero = false)
    {
        var fitted = axis.Categories is { Count: > 0 } categories
            ? new AxisRange(-0.5, categories.Count - 0.5)
            : axis.Scale == AxisScale.Linear ? FitLinear(values, fromZero) : FitLogarithmic(values, fromZero);
        var low = axis.Minimum ?? (axis.Maximum <= fitted.Low ? Below(axis.Maximum.Value, axis.Scale) : fitted.Low);
        var high = axis.Maximum ?? (axis.Minimum >= fitted.High ? Above(axis.Minimum.Value, axis.Scale) : fitted.High);
        return new(low, high);
    }

    /// <summary>Where a value lies on the paper: its logarithm to base 10 on a logarithmic axis, NaN where it has none.</summary>
    public static double Position(Axis axis, double value)
    {
        if (axis.Scale == AxisScale.Linear)
            return value;
        return value > 0 ? Math.Log10(value) : double.NaN;
    }

    private static AxisRange FitLinear(IEnumerable<double> values, bool fromZero)
    {
        var (low, high) = Extent(values.Where(double.IsFinite));
        if (low > high)
            return new(0, 1);
        // An axis that begins at zero for its own sake ends there; data at zero have a margin as any other.
        var endsAtZeroBelow = fromZero ? low >= 0 : low > 0 && low < high / 2;
        var endsAtZeroAbove = fromZero ? high <= 0 : high < 0 && high > low / 2;
        if (endsAtZeroBelow)
            low = 0;
        if (endsAtZeroAbove)
            high = 0;
        if (low == high)
            (low, high) = low != 0 ? (low - (Math.Abs(low) / 10), high + (Math.Abs(high) / 10)) : endsAtZeroBelow ? (0, 1) : (-1, 1);
        var margin = Margin * (high - low);
        return new(endsAtZeroBelow ? low : low - margin, endsAtZeroAbove ? high : high + margin);
    }

    /// <summary>Bars have no zero to begin at on a logarithmic axis: they begin at the power of ten below the shortest.</summary>
    private static AxisRange FitLogarithmic(IEnumerable<double> values, bool fromPowerOfTen)
    {
        var (low, high) = Extent(values.Where(value => double.IsFinite(value) && value > 0));
        if (low > high)
            return new(1, 10);
        var factor = low == high ? 2 : Math.Pow(high / low, Margin);
        return new(fromPowerOfTen ? Math.Pow(10, Math.Floor(Math.Log10(low / 1.5))) : low / factor, high * factor);
    }

    private static (double Low, double High) Extent(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return (low, high);
    }

    private static double Below(double high, AxisScale scale) => scale == AxisScale.Linear ? high - Math.Max(1, Math.Abs(high)) : high / 10;

    private static double Above(double low, AxisScale scale) => scale == AxisScale.Linear ? low + Math.Max(1, Math.Abs(low)) : low * 10;
}
