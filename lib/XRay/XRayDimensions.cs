namespace ParallelAsync.XRay;

/// <summary>Widths and heights of pictures, ready for a scatter chart.</summary>
/// <param name="Widths">Pixels in a row, one value for each picture whose header could be read.</param>
/// <param name="Heights">Rows, likewise.</param>
/// <param name="Unreadable">The files whose header could not be read.</param>
public sealed record XRayDimensions(IReadOnlyList<double> Widths, IReadOnlyList<double> Heights, IReadOnlyList<XRayFailure> Unreadable)
{
    /// <summary>Reads the headers of files, and no more of them.</summary>
    /// <param name="files">The paths of the files.</param>
    public static XRayDimensions Read(IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var (widths, heights, unreadable) = (new List<double>(), new List<double>(), new List<XRayFailure>());
        foreach (var file in files)
        {
            try
            {
                var header = JpegHeader.Read(file);
                widths.Add(header.Width);
                heights.Add(header.Height);
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                unreadable.Add(new XRayFailure(Path.GetFileName(file), FailureReason.Of(error, file)));
            }
        }
        return new XRayDimensions(widths, heights, unreadable);
    }
}
