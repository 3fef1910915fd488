using System.Buffers;

namespace ParallelAsync.XRay;

/// <summary>
/// For each position along one side of the result, which positions of the source it is made of, and with what weights: cubic
/// convolution (Keys 1981, a = -0.5), stretched by the ratio of the sides where the picture is made smaller, so that every source pixel counts and nothing
/// aliases. Positions beyond the edge are left out and the other weights of that result raised to sum to 1.
/// </summary>
/// <remarks>The weights are fixed-point numbers with <see cref="FractionBits"/> bits, rounded as Pillow rounds them, so that sums are the same.</remarks>
internal sealed class ResampleWeights : IDisposable
{
    /// <summary>Bits after the point: 32, less 8 for a pixel and 2 for weights that sum to more than 1 before the negative ones are added.</summary>
    public const int FractionBits = 32 - 8 - 2;

    private const double A = -0.5;
    private const double Reach = 2;

    private readonly int[] weights;
    private readonly int[] starts;
    private readonly int[] counts;

    /// <summary>Computes the weights.</summary>
    /// <param name="from">Pixels along the side of the source.</param>
    /// <param name="covered">How many of them, from the first, the result shows.</param>
    /// <param name="to">Pixels along the side of the result.</param>
    /// <param name="group">The count of weights of each result is a multiple of this, filled up with zeros.</param>
    public ResampleWeights(int from, double covered, int to, int group)
    {
        var scale = covered / to;
        var stretch = Math.Max(scale, 1);
        var support = Reach * stretch;
        var most = (int)Math.Ceiling(support) * 2 + 1;
        (To, Taps) = (to, UpTo(most, group));
        weights = ArrayPool<int>.Shared.Rent(to * Taps);
        starts = ArrayPool<int>.Shared.Rent(to);
        counts = ArrayPool<int>.Shared.Rent(to);
        Span<double> exact = most <= 512 ? stackalloc double[most] : new double[most];
        for (var i = 0; i < to; i++)
        {
            var centre = (i + 0.5) * scale;
            starts[i] = Math.Max((int)(centre - support + 0.5), 0);
            var count = Math.Min((int)(centre + support + 0.5), from) - starts[i];
            Fill(exact[..count], starts[i] - centre + 0.5, 1 / stretch);
            Quantise(exact[..count], weights.AsSpan(i * Taps, Taps));
            counts[i] = UpTo(count, group);
        }
    }

    /// <summary>Pixels along the side of the result.</summary>
    public int To { get; }

    /// <summary>From the weights of one result to those of the next.</summary>
    public int Taps { get; }

    /// <summary>The weights of all results.</summary>
    public ReadOnlySpan<int> All => weights.AsSpan(0, To * Taps);

    /// <summary>The first source position of a result.</summary>
    public int Start(int result) => starts[result];

    /// <summary>How many weights a result has, the zeros that fill up the last group included.</summary>
    public int Count(int result) => counts[result];

    /// <summary>The weights of a result, from its first source position on; zeros at the end may reach beyond the source.</summary>
    public ReadOnlySpan<int> Of(int result) => weights.AsSpan(result * Taps, counts[result]);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(weights);
        ArrayPool<int>.Shared.Return(starts);
        ArrayPool<int>.Shared.Return(counts);
    }

    private static int UpTo(int count, int group) => (count + group - 1) / group * group;

    private static void Fill(Span<double> exact, double first, double step)
    {
        var sum = 0.0;
        for (var k = 0; k < exact.Length; k++)
            sum += exact[k] = Cubic((k + first) * step);
        foreach (ref var weight in exact)
            weight /= sum;
    }

    private static void Quantise(ReadOnlySpan<double> exact, Span<int> fixedPoint)
    {
        for (var k = 0; k < exact.Length; k++)
            fixedPoint[k] = (int)(exact[k] * (1 << FractionBits) + (exact[k] < 0 ? -0.5 : 0.5));
        fixedPoint[exact.Length..].Clear();
    }

    private static double Cubic(double x)
    {
        x = Math.Abs(x);
        return x switch
        {
            < 1 => ((A + 2) * x - (A + 3)) * x * x + 1,
            < Reach => (((x - 5) * x + 8) * x - 4) * A,
            _ => 0,
        };
    }
}
