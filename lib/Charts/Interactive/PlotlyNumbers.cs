using System.Globalization;
using Newtonsoft.Json.Linq;

namespace ParallelAsync.Charts.Interactive;

/// <summary>Numbers for plotly: JSON knows no NaN and no infinity, and ten digits are more than any screen shows.</summary>
internal static class PlotlyNumbers
{
    /// <summary>The numbers, with null for each that is missing.</summary>
    public static JArray Array(IEnumerable<double> values) => new(values.Select(One));

    /// <summary>A grid, row by row.</summary>
    public static JArray Grid(int rows, int columns, Func<int, int, double> value) =>
        new(Enumerable.Range(0, rows).Select(row => Array(Enumerable.Range(0, columns).Select(column => value(row, column)))));

    private static JValue One(double value)
    {
        if (!double.IsFinite(value))
            return JValue.CreateNull();
        var rounded = double.Parse(value.ToString("G10", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded == Math.Floor(rounded) && Math.Abs(rounded) < 1e15 ? new((long)rounded) : new(rounded);
    }
}
