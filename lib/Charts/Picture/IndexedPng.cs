using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ParallelAsync.Charts.Picture;

/// <summary>
/// Writes PNG with a colour table (W3C, Portable Network Graphics, third edition 2025, colour type 3): a third of the bytes of the
/// full-colour PNG that Skia writes, in every notebook that stores the picture.
/// </summary>
internal static class IndexedPng
{
    /// <summary>Above this, the picture makes do with fewer colours.</summary>
    private const int WantedBytes = 60_000;

    /// <summary>Pictures of more than <see cref="WantedBytes"/> are tried again with each next number of colours.</summary>
    private static readonly int[] ColourCounts = [256, 128, 64, 32];

    /// <summary>Encodes opaque pixels, row by row, blue in the lowest byte.</summary>
    public static byte[] Encode(ReadOnlySpan<uint> pixels, int width, int height)
    {
        byte[] png = [];
        foreach (var colours in ColourCounts)
        {
            png = Encode(pixels, width, height, new ColourTable(pixels, colours));
            if (png.Length < WantedBytes)
                break;
        }

        return png;
    }

    private static byte[] Encode(ReadOnlySpan<uint> pixels, int width, int height, ColourTable table)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (8, 3); // 8 bits a pixel, an index into the table; deflate, no filter, not interlaced
        WriteChunk(png, "IHDR", header);
        WriteChunk(png, "PLTE", [.. table.Colours.SelectMany(colour => new[] { (byte)(colour >> 16), (byte)(colour >> 8), (byte)colour })]);
        WriteChunk(png, "IDAT", Compressed(pixels, width, table));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Compressed(ReadOnlySpan<uint> pixels, int width, ColourTable table)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[width + 1]; // The first byte names the row's filter: 0, none.
            for (var start = 0; start < pixels.Length; start += width)
            {
                for (var column = 0; column < width; column++)
                    row[column + 1] = table.IndexOf(pixels[start + column]);
                zlib.Write(row);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(content));
        png.Write(number);
    }

    /// <summary>The check sum of a chunk: CRC-32 with the reversed polynomial 0xEDB88320 (annex D of the PNG specification).</summary>
    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
