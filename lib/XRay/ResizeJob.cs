namespace ParallelAsync.XRay;

/// <summary>All that another process needs to know to resize a file as a resizer here would: a resizer itself lives in this process's memory.</summary>
/// <param name="File">The path of the file.</param>
/// <param name="Codec">The name of what decodes.</param>
/// <param name="Size">Pixels along each side of the result.</param>
/// <param name="Reduced">Whether to decode at eighths of the size.</param>
/// <param name="Strict">Whether to step through the picture data first.</param>
/// <param name="MaxPixels">The most pixels that are decoded.</param>
public sealed record ResizeJob(string File, string Codec, int Size, bool Reduced, bool Strict, long MaxPixels)
{
    /// <summary>What a resizer would do with a file.</summary>
    /// <param name="file">The path of the file.</param>
    /// <param name="resizer">The resizer.</param>
    public static ResizeJob Of(string file, XRayResizer resizer)
    {
        ArgumentNullException.ThrowIfNull(resizer);
        return new(file, resizer.Codec.Name, resizer.Size, resizer.Reduced, resizer.Strict, resizer.MaxPixels);
    }

    /// <summary>Does it: the method to give to a process pool.</summary>
    /// <param name="job">The job.</param>
    /// <exception cref="ArgumentException">There is no such codec in this build.</exception>
    public static XRayResult Run(ResizeJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new XRayResizer(XRayCodec.Named(job.Codec), job.Size, job.Reduced, job.Strict, job.MaxPixels).Resize(job.File);
    }
}
