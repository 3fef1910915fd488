namespace ParallelAsync.XRay;

/// <summary>
/// An 8-bit grey picture in pooled memory: <see cref="Height"/> rows of <see cref="Width"/> bytes with nothing between them,
/// 0 black and 255 white. Dispose it as soon as its pixels have been used.
/// </summary>
public sealed class GreyImage : IDisposable
{
    /// <summary>Takes memory for a picture; its pixels are whatever was there.</summary>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is less than 1, or the picture has 2^31 pixels or more.</exception>
    public GreyImage(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)width * height, Array.MaxLength - WeightedSum.Group);
        (Width, Height) = (width, height);
        (CoveredWidth, CoveredHeight) = (width, height);
        Bytes = new PooledBytes(width * height + WeightedSum.Group);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>
    /// How many of the pixels in a row the picture covers: <see cref="Width"/>, or up to one less where it was decoded at a fraction of its size and that
    /// does not divide its width (1,041 pixels at an eighth are 131, of which they cover 130.125).
    /// </summary>
    public double CoveredWidth { get; init; }

    /// <summary>How many of the rows the picture covers, likewise.</summary>
    public double CoveredHeight { get; init; }

    /// <summary>All pixels, row after row.</summary>
    public Span<byte> Pixels => Bytes.Span[..(Width * Height)];

    /// <summary>The pixels, and room behind them for reading whole vectors.</summary>
    internal PooledBytes Bytes { get; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => Bytes.Dispose();
}
