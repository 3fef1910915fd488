namespace ParallelAsync.XRay;

/// <summary>
/// How large a made X-ray is, drawn from what the real ones of <c>train/NORMAL</c> show (403 of 1,341 seen): width and height log-normal with
/// medians 1,654 and 1,357 and a correlation of 0.89 of their logarithms, 0.25 bytes a pixel.
/// </summary>
/// <param name="Width">Pixels in a row, 1,014 to 2,890.</param>
/// <param name="Height">Rows, 747 to 2,570.</param>
/// <param name="BytesPerPixel">The size of the file over that of the picture, 0.1 to 0.33.</param>
internal readonly record struct SampleSize(int Width, int Height, double BytesPerPixel)
{
    private const double Correlation = 0.89;

    public static SampleSize Draw(SampleRandom random)
    {
        var across = random.NextNormal();
        var down = Correlation * across + Math.Sqrt(1 - Correlation * Correlation) * random.NextNormal();
        return new SampleSize(
            (int)Math.Clamp(1654 * Math.Exp(0.195 * across), 1014, 2890),
            (int)Math.Clamp(1357 * Math.Exp(0.265 * down), 747, 2570),
            Math.Clamp(0.25 * Math.Exp(0.13 * random.NextNormal()), 0.1, 0.33));
    }
}
