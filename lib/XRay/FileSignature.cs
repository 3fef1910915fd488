using System.Text;

namespace ParallelAsync.XRay;

/// <summary>Says what a file is that was expected to be a JPEG.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Start, string Name)[] Known =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ("BM"u8.ToArray(), "a BMP picture"),
        ("II*\0"u8.ToArray(), "a TIFF picture"),
        ("MM\0*"u8.ToArray(), "a TIFF picture"),
        ("RIFF"u8.ToArray(), "a RIFF file (WebP?)"),
        ("%PDF"u8.ToArray(), "a PDF document"),
        ("PK"u8.ToArray(), "a ZIP archive"),
        ([0x00, 0x05, 0x16, 0x07], "the resource fork that macOS keeps beside a file"),
    ];

    /// <summary>A phrase such as "it begins as a PNG picture does".</summary>
    public static string Describe(ReadOnlySpan<byte> start)
    {
        foreach (var (signature, name) in Known)
        {
            if (start.StartsWith(signature))
                return $"it begins as {name} does";
        }
        var shown = start[..Math.Min(start.Length, 16)];
        return shown.ContainsAnyExceptInRange((byte)' ', (byte)'~')
            ? $"it begins with the bytes {Convert.ToHexString(shown[..Math.Min(shown.Length, 4)])} instead of FFD8"
            : $"it begins with the text \"{Encoding.ASCII.GetString(shown)}\" instead of the bytes FFD8";
    }
}
