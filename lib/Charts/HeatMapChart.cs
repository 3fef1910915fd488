namespace ParallelAsync.Charts;

/// <summary>A grid of coloured cells, its first row on top.</summary>
internal sealed record HeatMapChart : ChartContent
{
    private readonly double[,] values;

    public HeatMapChart(Axis x, Axis y, Axis value, double[,] values)
    {
        Expect.Valid(x);
        Expect.Valid(y);
        Expect.Valid(value);
        ArgumentNullException.ThrowIfNull(values);
        this.values = (double[,])values.Clone();
        (X, Y, Value) = (x, y, value);
        CheckGrid(x, "columns", Columns);
        CheckGrid(y, "rows", Rows);
        Expect.FitsScale(value.Title, value, this.values.Cast<double>());
        Range = FitColours();
    }

    public Axis X { get; }

    public Axis Y { get; }

    public Axis Value { get; }

    public int Rows => values.GetLength(0);

    public int Columns => values.GetLength(1);

    /// <summary>The values from the first colour to the last.</summary>
    public AxisRange Range { get; }

    public override IReadOnlyList<string> LegendNames => [];

    public override int Height => HeightFor(Y.Categories?.Count ?? 0, 6);

    public override bool IsEmpty => !values.Cast<double>().Any(double.IsFinite);

    /// <summary>A cell's value; NaN when it is missing or not finite.</summary>
    public double this[int row, int column] => double.IsFinite(values[row, column]) ? values[row, column] : double.NaN;

    /// <summary>
    /// Where the centre of a column or a row lies: at its number, or evenly from the axis's minimum to its maximum when both are given.
    /// </summary>
    public static double Centre(Axis axis, int index, int count) =>
        axis is { Categories: null, Minimum: { } first, Maximum: { } last } && count > 1 ? first + (index * (last - first) / (count - 1)) : index;

    /// <summary>The outer edges of the grid along an axis.</summary>
    public static AxisRange Edges(Axis axis, int count)
    {
        var half = (Centre(axis, 1, count) - Centre(axis, 0, count)) / 2;
        return count == 0 ? new(0, 1) : new(Centre(axis, 0, count) - half, Centre(axis, count - 1, count) + half);
    }

    public override Table ToTable()
    {
        var finite = values.Cast<double>().Where(double.IsFinite).ToList();
        var caption = $"The cells in numbers: {Value.Title}.";
        string[] columns = [Value.Title, "value", "at"];
        if (finite.Count == 0)
            return new(caption, columns, [["cells", $"{Rows} x {Columns}", ""], ["missing", NumberText.Value(values.Length), ""]]);
        return new(caption, columns,
        [
            ["minimum", NumberText.Value(finite.Min()), PlaceOf(finite.Min())],
            ["mean", NumberText.Value(finite.Average()), ""],
            ["maximum", NumberText.Value(finite.Max()), PlaceOf(finite.Max())],
            ["rows (" + Y.Title + ")", NumberText.Value(Rows), ""],
            ["columns (" + X.Title + ")", NumberText.Value(Columns), ""],
            ["missing cells", NumberText.Value(values.Length - finite.Count), ""],
        ]);
    }

    private string PlaceOf(double value)
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                if (values[row, column] == value)
                    return $"{NameOf(Y, row, Rows)}, {NameOf(X, column, Columns)}";
            }
        }

        return "";
    }

    private static string NameOf(Axis axis, int index, int count) =>
        $"{axis.Title} {axis.Categories?[index] ?? NumberText.Value(Centre(axis, index, count))}";

    private AxisRange FitColours()
    {
        var finite = values.Cast<double>().Where(double.IsFinite).DefaultIfEmpty(1).ToList();
        var (low, high) = (Value.Minimum ?? finite.Min(), Value.Maximum ?? finite.Max());
        return low < high ? new(low, high) : new(low, low + Math.Max(Math.Abs(low), 1));
    }

    private static void CheckGrid(Axis axis, string what, int count)
    {
        if (axis.Scale != AxisScale.Linear)
        {
            throw new ArgumentException(
                $"The axis \"{axis.Title}\" of a heat map is logarithmic, but its cells are equally wide: use a linear axis, with categories for the values.");
        }

        if (axis.Categories is { } names && names.Count != count)
        {
            throw new ArgumentException(
                $"The axis \"{axis.Title}\" has {names.Count} categories, but the heat map has {count} {what}: give one category for each.");
        }
    }
}
