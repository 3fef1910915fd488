using System.Numerics.Tensors;
using ParallelAsync.Scaling;
using ParallelAsync.XRay;

namespace ParallelAsync.Benchmarks.Advice;

/// <summary>What the workloads do with an item: static methods, so that worker processes can do it too.</summary>
internal static class AdviceWork
{
    // About a nanosecond a step.
    private const long Millisecond = 1_000_000;
    private const long Microsecond = 1_000;

    private static readonly Lock Gate = new();
    private static readonly byte[] SharedBuffer = new byte[4_096];
    private static readonly Lazy<double[]> Large = new(MakeLarge);
    private static readonly XRayResizer Resizer = new(XRayCodec.Named("skia"));

    public const int HugeItem = 137;
    public const int Segments = 256;
    private const int SegmentLength = 512 * 1_024;

    public static ulong Compute(int seed) => CpuWork.Run(5 * Millisecond, (ulong)seed);

    public static ulong ComputeUnevenly(int seed) => CpuWork.Run(seed == HugeItem ? 400 * Millisecond : 5 * Millisecond / 2, (ulong)seed);

    public static ulong ComputeLittle(int seed) => CpuWork.Run(200, (ulong)seed);

    /// <summary>Adds up 4 MB of 1 GB that no cache holds any more, with SIMD, so that the memory is all it waits for.</summary>
    public static double AddUp(int segment) => TensorPrimitives.Sum(Large.Value.AsSpan(segment % Segments * SegmentLength, SegmentLength));

    /// <summary>Makes a few thousand small objects that live for a while.</summary>
    public static int Allocate(int seed)
    {
        var words = new Dictionary<string, List<int>>();
        for (var number = 0; number < 4_000; number++)
        {
            var word = ((seed * 31 + number * 17) % 1_000).ToString("x8");
            if (!words.TryGetValue(word, out var places))
                words.Add(word, places = []);
            places.Add(number);
        }

        return words.Sum(word => word.Value.Count * word.Key.Length);
    }

    public static ulong ComputeUnderLock(int seed)
    {
        lock (Gate)
            return CpuWork.Run(50 * Microsecond, (ulong)seed);
    }

    public static ulong ComputeWithSerialTenth(int seed)
    {
        ulong part;
        lock (Gate)
            part = CpuWork.Run(100 * Microsecond, (ulong)seed);
        return CpuWork.Run(900 * Microsecond, part);
    }

    public static int Sleep(int seed)
    {
        Thread.Sleep(20);
        return seed;
    }

    /// <summary>Forgets that others may write into the same buffer meanwhile.</summary>
    public static int Race(int seed)
    {
        for (var index = 0; index < SharedBuffer.Length; index++)
            SharedBuffer[index] = (byte)(seed + index);
        CpuWork.Run(20 * Microsecond, (ulong)seed);
        return SharedBuffer.Sum(value => value);
    }

    public static ulong ThrowSometimes(int seed) => seed % 50 == 49
        ? throw new FormatException($"Item {seed} cannot be read.")
        : CpuWork.Run(2 * Millisecond, (ulong)seed);

    public static byte[] Resize(string file) => Resizer.Resize(file).Pixels.ToArray();

    private static double[] MakeLarge()
    {
        var values = new double[Segments * SegmentLength];
        for (var index = 0; index < values.Length; index++)
            values[index] = index % 1_000;
        return values;
    }
}
