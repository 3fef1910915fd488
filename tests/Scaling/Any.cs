using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Scaling;

/// <summary>Random arguments for the laws.</summary>
internal static class Any
{
    /// <summary>A fraction from 0 to 1, both ends among them.</summary>
    public static Gen<double> Fraction { get; } =
        Gen.OneOf(Gen.Elements(0.0, 1.0), Gen.Choose(0, 1_000_000).Select(millionths => millionths / 1e6));

    /// <summary>A number of workers, one among them.</summary>
    public static Gen<int> Workers { get; } = Gen.OneOf(Gen.Constant(1), Gen.Choose(1, 128), Gen.Choose(1, 65_536));

    /// <summary>Errors with a standard deviation of 5 %, one for each number of workers from 2 to 32.</summary>
    public static Gen<double[]> Noise { get; } = Gen.Choose(0, int.MaxValue).Select(seed =>
    {
        var random = new Random(seed);
        return Enumerable.Range(0, 31).Select(_ => 0.05 * Normal(random)).ToArray();
    });

    public static MeasuredSpeedup[] Measured(Func<double, double> law, double[] noise) =>
        [.. noise.Select((error, index) => new MeasuredSpeedup(index + 2, law(index + 2) * (1 + error)))];

    // Box and Muller 1958; 1 - x because the logarithm of 0 is none.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
