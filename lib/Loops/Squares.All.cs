using Microsoft.Data.Analysis;
using ParallelAsync.Measurement;

namespace ParallelAsync.Loops;

public static partial class Squares
{
    /// <summary>Every way, the talk's first.</summary>
    public static IReadOnlyList<SquaresVariant> All { get; } =
    [
        Sequential("for + List.Add", nameof(ForListAdd), ForListAdd),
        Sequential("for + List with capacity", nameof(ForListWithCapacity), ForListWithCapacity),
        Sequential("for + array", nameof(ForArray), ForArray),
        Sequential("foreach + yield", nameof(ForeachYield), ForeachYield),
        Sequential("LINQ ToList", nameof(LinqToList), LinqToList),
        Sequential("LINQ ToArray", nameof(LinqToArray), LinqToArray),
        OnAllCores("PLINQ", nameof(Plinq), Plinq),
        OnAllCores("Parallel, ranges", nameof(ParallelRanges), ParallelRanges),
        Sequential("SIMD (TensorPrimitives)", nameof(Simd), Simd),
        new("DataFrame column", nameof(DataFrameColumn), Workers: 1, numbers =>
        {
            // The column is there before the clock starts: its data frame would be too.
            var column = new DoubleDataFrameColumn("number", numbers);
            return () => DataFrameColumn(column);
        }),
    ];

    /// <summary>The ways, ready to be measured on some numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="names">The names of the ways wanted; none for all.</param>
    /// <exception cref="ArgumentException">There is no way of such a name.</exception>
    public static IReadOnlyList<Approach> Approaches(double[] numbers, params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (names.FirstOrDefault(name => All.All(way => way.Name != name)) is { } unknown)
            throw new ArgumentException($"Expected names among {string.Join(", ", All.Select(way => $"'{way.Name}'"))}, found '{unknown}'.", nameof(names));
        return [.. All.Where(way => names.Count == 0 || names.Contains(way.Name)).Select(way => Approach.Of(way.Name, way.On(numbers), numbers.Length, way.Workers))];
    }

    /// <summary>The numbers to square: 0, 1, 2, ...</summary>
    /// <param name="count">How many, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static double[] Numbers(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
            numbers[i] = i;
        return numbers;
    }

    /// <summary>The source of a way, as it was compiled.</summary>
    /// <param name="method">The method's name, as in <c>nameof(Squares.Plinq)</c>.</param>
    /// <exception cref="ArgumentException">This class has no such method.</exception>
    public static SourceCode SourceOf(string method) => SourceCode.OfMethod("Squares.cs", method);

    private static SquaresVariant Sequential(string name, string method, Func<double[], object> square) =>
        new(name, method, Workers: 1, numbers => () => square(numbers));

    private static SquaresVariant OnAllCores(string name, string method, Func<double[], object> square) =>
        new(name, method, Environment.ProcessorCount, numbers => () => square(numbers));
}
