using Microsoft.Data.Analysis;

namespace ParallelAsync.Loops;

/// <summary>One way of squaring numbers.</summary>
/// <param name="Name">Its name in tables and charts.</param>
/// <param name="Method">The method of <see cref="Squares"/> that does it.</param>
/// <param name="Workers">How many cores it uses at once.</param>
/// <param name="On">Given the numbers, what squares them; each call makes its result anew.</param>
public sealed record SquaresVariant(string Name, string Method, int Workers, Func<double[], Func<object>> On)
{
    /// <summary>The method's source, as it was compiled.</summary>
    public SourceCode Source => Squares.SourceOf(Method);

    /// <summary>Squares the numbers once.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <returns>The squares, in the order of the numbers.</returns>
    public IReadOnlyList<double> Square(double[] numbers) => On(numbers)() switch
    {
        IReadOnlyList<double> squares => squares,
        DoubleDataFrameColumn column => [.. column.Select(square => square!.Value)],
        var other => throw new InvalidOperationException($"{Name} gave a {other.GetType().Name}, which is no sequence of numbers."),
    };
}
