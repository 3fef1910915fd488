using System.Buffers.Binary;
using System.Text;
using ParallelAsync.Files;

namespace ParallelAsync.XRay;

/// <summary>Arrays of unsigned bytes in NumPy's own file format, version 1.0 (NumPy Enhancement Proposal 1, 2007).</summary>
internal static class NpyFile
{
    /// <summary>The data begin at a multiple of this.</summary>
    private const int Alignment = 64;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    /// <summary>Writes an array; the file appears when it is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="data">The elements, the last index changing fastest.</param>
    /// <param name="shape">The length of each axis; their product is the number of elements.</param>
    public static void Write(string path, ReadOnlyMemory<byte> data, params int[] shape)
    {
        if (shape.Aggregate(1L, (product, length) => product * length) != data.Length)
            throw new ArgumentException($"The shape ({string.Join(", ", shape)}) does not have {data.Length} elements.", nameof(shape));
        var header = Header(shape);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(header);
            stream.Write(data.Span);
        });
    }

    private static byte[] Header(int[] shape)
    {
        // One length needs a comma behind it, or Python sees a number in brackets.
        var axes = string.Join(", ", shape) + (shape.Length == 1 ? "," : "");
        var description = $"{{'descr': '|u1', 'fortran_order': False, 'shape': ({axes}), }}";
        var before = Magic.Length + sizeof(ushort);
        var length = (before + description.Length + 1 + Alignment - 1) / Alignment * Alignment - before;
        var header = new byte[before + length];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(Magic.Length), (ushort)length);
        Encoding.ASCII.GetBytes(description.PadRight(length - 1) + '\n', header.AsSpan(before));
        return header;
    }
}
