namespace ParallelAsync.XRay;

/// <summary>
/// Luma from red, green and blue by the weights of ITU-R BT.601 (1982), 0.299, 0.587 and 0.114, in 16-bit fixed point as
/// Pillow's <c>convert("L")</c> has them, so that both give the same bytes.
/// </summary>
internal static class Luma
{
    private const int Red = 19595, Green = 38470, Blue = 7471, Half = 0x8000;

    /// <summary>Turns pixels into grey levels.</summary>
    /// <param name="colour">Red, green, blue and whatever else <paramref name="bytesPerPixel"/> has room for, pixel after pixel.</param>
    /// <param name="bytesPerPixel">3 or 4.</param>
    /// <param name="grey">One byte for each pixel.</param>
    public static void FromRgb(ReadOnlySpan<byte> colour, int bytesPerPixel, Span<byte> grey)
    {
        for (var i = 0; i < grey.Length; i++)
        {
            var pixel = colour.Slice(i * bytesPerPixel, 3);
            grey[i] = (byte)((pixel[0] * Red + pixel[1] * Green + pixel[2] * Blue + Half) >> 16);
        }
    }
}
