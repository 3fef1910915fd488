namespace ParallelAsync.Tests.Advice;

/// <summary>Static methods, which worker processes can find.</summary>
public static class AdviceMethods
{
    public static long Square(int number) => (long)number * number;

    public static long SquareOrThrow(int number) => number % 7 == 3 ? throw new FormatException($"{number} is not wanted") : Square(number);
}
