namespace ParallelAsync.Charts;

/// <summary>What a chart expects of its input; each failure names the series and says what to do.</summary>
internal static class Expect
{
    public static void Text(string? text, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new ArgumentException($"{what} is empty: say what is shown, with its unit for an axis, as in \"Wall time (ms)\".");
    }

    public static void Valid(Axis axis)
    {
        ArgumentNullException.ThrowIfNull(axis);
        if (axis.Categories is not { Count: > 0 }) // Names say what they are.
            Text(axis.Title, "The title of an axis");
        foreach (var (name, limit) in new[] { (nameof(Axis.Minimum), axis.Minimum), (nameof(Axis.Maximum), axis.Maximum) })
        {
            if (limit is { } value && !double.IsFinite(value))
                throw new ArgumentException($"{name} of {What(axis)} is {NumberText.Value(value)}: give a finite number, or null to fit the data.");
            if (limit <= 0 && axis.Scale != AxisScale.Linear)
                throw new ArgumentException($"{name} of {What(axis)} is {NumberText.Value(limit.Value)}: give a positive number, or use a linear axis.");
        }

        if (axis.Minimum >= axis.Maximum)
        {
            throw new ArgumentException(
                $"Minimum {NumberText.Value(axis.Minimum.Value)} of {What(axis)} is not below its Maximum {NumberText.Value(axis.Maximum.Value)}: exchange them.");
        }

        if (axis is { Categories.Count: > 0, Scale: not AxisScale.Linear })
            throw new ArgumentException($"The axis \"{axis.Title}\" has categories, which have no logarithm: use a linear axis.");
    }

    public static void SameLength(string series, string firstName, int first, string secondName, int second)
    {
        if (first != second)
        {
            throw new ArgumentException(
                $"Series \"{series}\" has {first} {firstName} but {second} {secondName} values: give one {secondName} for each {firstName}.");
        }
    }

    /// <summary>
    /// A logarithmic axis shows positive values only. NaN and infinity are let through: they are missing points on every axis.
    /// </summary>
    public static void FitsScale(string series, Axis axis, IEnumerable<double> values)
    {
        if (axis.Scale == AxisScale.Linear)
            return;
        foreach (var value in values)
        {
            if (value <= 0 && double.IsFinite(value))
            {
                throw new ArgumentException(
                    $"Series \"{series}\" has the value {NumberText.Value(value)} on {What(axis)}, which shows positive values only: " +
                    "leave the value out (or make it NaN), or use a linear axis.");
            }
        }
    }

    private static string What(Axis axis) => $"the {(axis.Scale == AxisScale.Linear ? "" : "logarithmic ")}axis \"{axis.Title}\"";
}
