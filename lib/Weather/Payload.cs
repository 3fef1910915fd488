using System.IO.Compression;

namespace ParallelAsync.Weather;

/// <summary>
/// The bytes of an answer's body. A large one is kept compressed (a day of 900 kB takes 27 kB) and inflated only for who cannot take it
/// so.
/// </summary>
internal sealed class Payload
{
    private readonly int length;
    private byte[]? plain;

    private Payload(byte[]? plain, byte[]? gzip, int length)
    {
        this.plain = plain;
        Gzip = gzip;
        this.length = length;
    }

    /// <summary>The body compressed; null for a small one, which is not worth it.</summary>
    public byte[]? Gzip { get; }

    /// <summary>The body as it is.</summary>
    public byte[] Plain => plain ??= Inflate();

    public static Payload Small(ReadOnlySpan<byte> body) => new(body.ToArray(), null, body.Length);

    public static Payload Large(ReadOnlySpan<byte> body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(body);
        return new(null, compressed.ToArray(), body.Length);
    }

    /// <summary>What is left of the body when it breaks off in the middle.</summary>
    public Payload FirstHalf() => Small(Plain.AsSpan(0, Plain.Length / 2));

    private byte[] Inflate()
    {
        var body = new byte[length];
        using var gzip = new GZipStream(new MemoryStream(Gzip!), CompressionMode.Decompress);
        gzip.ReadExactly(body);
        return body;
    }
}
