using System.Buffers.Binary;
using ParallelAsync.Files;

namespace ParallelAsync.XRay;

/// <summary>Files as every real collection has some: named like X-rays, and something is wrong with them.</summary>
public static class BadFiles
{
    private const int Seed = 7;
    private const int Width = 640;
    private const int Height = 520;
    private const float Grain = 8;

    /// <summary>Makes a whole grey picture, a whole one in colour, and one file of each kind that has no picture, in the same bytes each time. The name says what is wrong.</summary>
    /// <param name="folder">Where to make them; made if need be. What has one of the names is replaced.</param>
    /// <returns>The paths, in the order of their names.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Create(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var folderNamedLikeAnImage = Path.Combine(folder, "a-folder.jpeg");
        Directory.CreateDirectory(folderNamedLikeAnImage);
        List<string> made = [folderNamedLikeAnImage];
        foreach (var (name, content) in Contents())
        {
            var path = Path.Combine(folder, name);
            AtomicFile.Write(path, stream => stream.Write(content));
            made.Add(path);
        }
        return [.. made.Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<(string Name, byte[] Content)> Contents()
    {
        using var grey = SampleImage.Make(new SampleRandom(Seed, 0), Width, Height, Grain);
        using var colour = SampleImage.MakeColour(new SampleRandom(Seed, 1), Width, Height, Grain);
        var good = grey.ToArray();
        yield return ("bomb-60000x60000.jpeg", WithSize(good, 60_000, 60_000));
        yield return ("empty.jpeg", []);
        yield return ("text.jpeg", "This is not a picture.\n"u8.ToArray());
        yield return ("truncated.jpeg", good[..(good.Length / 2)]);
        yield return ("truncated-with-end-marker.jpeg", [.. good[..(good.Length / 2)], 0xFF, JpegMarker.EndOfImage]);
        yield return ("whole-grey.jpeg", good);
        yield return ("whole-rgb.jpeg", colour.ToArray());
    }

    /// <summary>The same file with another size in its frame header.</summary>
    private static byte[] WithSize(byte[] jpeg, ushort width, ushort height)
    {
        var forged = (byte[])jpeg.Clone();
        var segments = new JpegSegments(forged, 2);
        while (segments.MoveNext())
        {
            if (!JpegMarker.IsStartOfFrame(segments.Marker))
                continue;
            var body = forged.AsSpan(segments.Position - segments.Body.Length);
            BinaryPrimitives.WriteUInt16BigEndian(body[1..], height);
            BinaryPrimitives.WriteUInt16BigEndian(body[3..], width);
            return forged;
        }
        throw new InvalidOperationException("The JPEG has no frame header.");
    }
}
