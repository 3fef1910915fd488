using System.Globalization;
using System.Runtime.InteropServices;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>Results are numbers, 64-bit floats in the machine's byte order, which must be equal to the last bit.</summary>
internal sealed class NumberCheck : IResultCheck
{
    public CheckOutcome Compare(string expectedPath, string actualPath)
    {
        var (expected, actual) = (Read(expectedPath), Read(actualPath));
        if (expected.Length != actual.Length)
            return new(false, string.Create(CultureInfo.InvariantCulture, $"Numbers: expected {expected.Length:N0}, found {actual.Length:N0}"));

        var same = MemoryMarshal.Cast<double, long>(expected).CommonPrefixLength(MemoryMarshal.Cast<double, long>(actual));
        return same == expected.Length
            ? new(true, string.Create(CultureInfo.InvariantCulture, $"Numbers: {expected.Length:N0}, all equal"))
            : new(false, string.Create(CultureInfo.InvariantCulture, $"number {same:N0}: expected {expected[same]:R}, found {actual[same]:R}"));
    }

    private static double[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes.Length % sizeof(double) == 0
            ? MemoryMarshal.Cast<byte, double>(bytes).ToArray()
            : throw new InvalidDataException($"Expected 64-bit numbers in a result, found {bytes.Length} bytes, which is no multiple of {sizeof(double)}.");
    }
}
