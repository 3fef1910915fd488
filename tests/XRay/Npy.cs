using System.Text;
using System.Text.RegularExpressions;

namespace ParallelAsync.Tests.XRay;

/// <summary>An array of bytes as NumPy saved it, read by the letter of the format.</summary>
internal sealed partial record Npy(int[] Shape, byte[] Data)
{
    public static Npy Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.Equal([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0], bytes[..8]);
        var length = bytes[8] + 256 * bytes[9];
        Assert.Equal(0, (10 + length) % 64);
        var header = Encoding.ASCII.GetString(bytes, 10, length);
        Assert.EndsWith("\n", header, StringComparison.Ordinal);
        Assert.Contains("'descr': '|u1'", header, StringComparison.Ordinal);
        Assert.Contains("'fortran_order': False", header, StringComparison.Ordinal);
        int[] shape = [.. Axes().Match(header).Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(axis => axis.Trim().Length > 0).Select(int.Parse)];
        var data = bytes[(10 + length)..];
        Assert.Equal(shape.Aggregate(1, (product, axis) => product * axis), data.Length);
        return new Npy(shape, data);
    }

    /// <summary>One of N pictures.</summary>
    public byte[] Picture(int index)
    {
        Assert.Equal(3, Shape.Length);
        Assert.InRange(index, 0, Shape[0] - 1);
        return Data.AsSpan(index * Shape[1] * Shape[2], Shape[1] * Shape[2]).ToArray();
    }

    [GeneratedRegex(@"'shape': \(([\d, ]*)\)")]
    private static partial Regex Axes();
}
