using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Microsoft.Data.Analysis;

namespace ParallelAsync.Loops;

/// <summary>
/// The talk's example, squaring numbers, in the ways that C# offers. All give the same numbers in the same order; only the way differs.
/// </summary>
/// <remarks>
/// The numbers are <see cref="double"/> in every way, so that the ways can be compared: the type of a column of measurements, multiplied by
/// SIMD instructions on every processor that .NET runs on (64-bit integers are so only with AVX-512), and exact for whole numbers up to 2^53,
/// whereas the square of 46,341 no longer fits into an <see cref="int"/>: 9,999,999 squared is 10^14, 90 times below the end of the exact range.
/// </remarks>
public static partial class Squares
{
    /// <summary>A loop that appends: what the talk starts from.</summary>
    public static List<double> ForListAdd(double[] numbers)
    {
        var squares = new List<double>();
        for (var i = 0; i < numbers.Length; i++)
            squares.Add(numbers[i] * numbers[i]);
        return squares;
    }

    /// <summary>The same loop, but the list is told its size: it never has to move.</summary>
    public static List<double> ForListWithCapacity(double[] numbers)
    {
        var squares = new List<double>(numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
            squares.Add(numbers[i] * numbers[i]);
        return squares;
    }

    /// <summary>The same loop into an array of the right size.</summary>
    public static double[] ForArray(double[] numbers)
    {
        var squares = new double[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
            squares[i] = numbers[i] * numbers[i];
        return squares;
    }

    /// <summary>The list comprehension of C#.</summary>
    public static List<double> LinqToList(double[] numbers) =>
        numbers.Select(x => x * x).ToList();

    /// <summary>Python's <c>map</c>, into an array.</summary>
    public static double[] LinqToArray(double[] numbers) =>
        numbers.Select(x => x * x).ToArray();

    /// <summary>A loop over a sequence that makes one square at a time, as a Python generator does.</summary>
    public static List<double> ForeachYield(double[] numbers)
    {
        var squares = new List<double>();
        foreach (var square in Each(numbers))
            squares.Add(square);
        return squares;

        static IEnumerable<double> Each(double[] numbers)
        {
            foreach (var x in numbers)
                yield return x * x;
        }
    }

    /// <summary>LINQ on all cores. Ordered, because without it the squares may come back in another order than the numbers.</summary>
    public static double[] Plinq(double[] numbers) =>
        numbers.AsParallel().AsOrdered().Select(x => x * x).ToArray();

    /// <summary>The loop on all cores: each worker takes a range of the array, so that a call is paid once a range and not once a number.</summary>
    public static double[] ParallelRanges(double[] numbers)
    {
        var squares = new double[numbers.Length];
        if (numbers.Length == 0) return squares;
        Parallel.ForEach(Partitioner.Create(0, numbers.Length), range =>
        {
            for (var i = range.Item1; i < range.Item2; i++)
                squares[i] = numbers[i] * numbers[i];
        });
        return squares;
    }

    /// <summary>One core, several numbers an instruction (SIMD).</summary>
    public static double[] Simd(double[] numbers)
    {
        var squares = new double[numbers.Length];
        TensorPrimitives.Multiply(numbers, numbers, squares);
        return squares;
    }

    /// <summary>A column of a data frame, multiplied as a whole: the talk's <c>df.apply(np.square)</c>.</summary>
    public static DoubleDataFrameColumn DataFrameColumn(DoubleDataFrameColumn numbers) =>
        numbers * numbers;
}
