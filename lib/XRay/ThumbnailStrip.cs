using ParallelAsync.Charts;
using SkiaSharp;

namespace ParallelAsync.XRay;

/// <summary>
/// A few X-rays before and after, as one picture that shows itself: above, each in its own proportions; below, what the resizer makes of it, enlarged without
/// smoothing so that its pixels can be seen. A file that fails is a crossed-out frame.
/// </summary>
[TypeFormatterSource(typeof(ThumbnailStripFormatterSource), PreferredMimeTypes = [MimeTypes.Png, MimeTypes.PlainText])]
public sealed class ThumbnailStrip
{
    /// <summary>The most X-rays in a strip.</summary>
    public const int MaxCount = 12;

    private const int Cell = 128;
    private const int Gap = 8;
    private const byte Background = 40;
    private const byte Cross = 120;

    private readonly byte[] png;
    private readonly List<string> lines = [];

    private ThumbnailStrip(IReadOnlyList<string> files, XRayResizer resizer)
    {
        var width = Gap + files.Count * (Cell + Gap);
        using var canvas = new GreyImage(width, 3 * Gap + 2 * Cell);
        canvas.Pixels.Fill(Background);
        for (var i = 0; i < files.Count; i++)
            lines.Add(Draw(files[i], resizer, canvas, Gap + i * (Cell + Gap)));
        png = Encode(canvas);
    }

    /// <summary>Makes a strip.</summary>
    /// <param name="files">The files; the first 12 are taken.</param>
    /// <param name="resizer">What makes the small pictures.</param>
    public static ThumbnailStrip Of(IEnumerable<string> files, XRayResizer resizer)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(resizer);
        return new ThumbnailStrip([.. files.Take(MaxCount)], resizer);
    }

    /// <summary>The picture as PNG.</summary>
    public byte[] ToPng() => [.. png];

    /// <summary>A line for each X-ray: its name, its size and what it became.</summary>
    public string ToText() => string.Join('\n', lines);

    /// <inheritdoc/>
    public override string ToString() => ToText();

    private static string Draw(string file, XRayResizer resizer, GreyImage canvas, int left)
    {
        var name = Path.GetFileName(file);
        try
        {
            using var source = ImageFile.Open(file);
            using var image = resizer.Decode(source);
            var header = JpegHeader.Read(source);
            var scale = (double)Cell / Math.Max(header.Width, header.Height);
            Place(canvas, image, Math.Max(1, (int)(header.Width * scale)), Math.Max(1, (int)(header.Height * scale)), left);
            PlaceEnlarged(canvas, image, resizer.Size, left);
            return $"{name}: {header.Width} x {header.Height} -> {resizer.Size} x {resizer.Size}";
        }
        catch (Exception error)
        {
            CrossOut(canvas, left, Gap);
            CrossOut(canvas, left, 2 * Gap + Cell);
            return $"{name}: {FailureReason.Of(error, file)}";
        }
    }

    private static void Place(GreyImage canvas, GreyImage image, int width, int height, int left)
    {
        var small = new byte[width * height];
        Bicubic.Resize(image, width, height, small);
        var (x, y) = (left + (Cell - width) / 2, Gap + (Cell - height) / 2);
        for (var row = 0; row < height; row++)
            small.AsSpan(row * width, width).CopyTo(canvas.Pixels[((y + row) * canvas.Width + x)..]);
    }

    private static void PlaceEnlarged(GreyImage canvas, GreyImage image, int size, int left)
    {
        var small = new byte[size * size];
        Bicubic.Resize(image, size, size, small);
        for (var y = 0; y < Cell; y++)
        {
            for (var x = 0; x < Cell; x++)
                canvas.Pixels[(2 * Gap + Cell + y) * canvas.Width + left + x] = small[y * size / Cell * size + x * size / Cell];
        }
    }

    private static void CrossOut(GreyImage canvas, int left, int top)
    {
        for (var i = 0; i < Cell; i++)
        {
            foreach (var (x, y) in new[] { (i, i), (Cell - 1 - i, i), (i, 0), (i, Cell - 1), (0, i), (Cell - 1, i) })
                canvas.Pixels[(top + y) * canvas.Width + left + x] = Cross;
        }
    }

    private static byte[] Encode(GreyImage canvas)
    {
        using var pinned = new PinnedArray(canvas.Bytes.Array);
        var info = new SKImageInfo(canvas.Width, canvas.Height, SKColorType.Gray8, SKAlphaType.Opaque);
        using var pixels = new SKPixmap(info, pinned.Address, info.RowBytes);
        using var data = pixels.Encode(SKPngEncoderOptions.Default) ?? throw new InvalidOperationException("SkiaSharp could not encode a PNG.");
        return data.ToArray();
    }
}
