using ParallelAsync.Charts;

namespace ParallelAsync.XRay;

/// <summary>Makes the formatters of <see cref="ThumbnailStrip"/>: PNG and text.</summary>
public sealed class ThumbnailStripFormatterSource
{
    private readonly DisplayFormatter[] formatters =
    [
        new DisplayFormatter(MimeTypes.Png, value => Convert.ToBase64String(((ThumbnailStrip)value).ToPng())),
        new DisplayFormatter(MimeTypes.PlainText, value => ((ThumbnailStrip)value).ToText()),
    ];

    /// <summary>One formatter for each MIME type. Notebook kernels call this by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}
