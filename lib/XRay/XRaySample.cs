using System.Runtime.ExceptionServices;
using ParallelAsync.Files;
using ParallelAsync.Measurement;

namespace ParallelAsync.XRay;

/// <summary>
/// Made X-rays, for whoever has not downloaded the real ones: the same sizes of pictures and of files, the same kind of JPEG, grey, and looking
/// like chests. Image k of a seed is the same file, byte for byte, however many are made and by however many threads.
/// </summary>
public static class XRaySample
{
    /// <summary>How many images are made unless told otherwise: 200, or 40 on a <see cref="SmallMachine"/>.</summary>
    public static int DefaultCount => SmallMachine.Size(200, small: 40);

    /// <summary>The most that are made.</summary>
    public const int MaxCount = 9999;

    /// <summary>Raised when the images change, so that older ones are not taken for them.</summary>
    private const int Version = 1;

    /// <summary>Makes those images that are not there yet, on all cores.</summary>
    /// <param name="folder">Where samples are kept; each seed has a folder in it.</param>
    /// <param name="count">How many images, 1 to 9,999.</param>
    /// <param name="seed">Which images.</param>
    /// <param name="progress">Is called with the number of images to be made, if there are any to make, and its result told how many are made.</param>
    /// <param name="cancellationToken">Stops the making; what is complete stays and is used the next time.</param>
    /// <returns>The files, in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of range.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Make(
        string folder, int count, int seed, Func<int, IProgress<int>>? progress = null, CancellationToken cancellationToken = default)
    {
        if (count is < 1 or > MaxCount)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"Expected 1 to {MaxCount:N0} images.");
        string[] files = [.. Enumerable.Range(0, count).Select(image => Path.Combine(folder, $"v{Version}-seed-{seed}", FileName(image)))];
        // They are renamed into place when complete: one that exists is whole.
        int[] missing = [.. Enumerable.Range(0, count).Where(image => !File.Exists(files[image]))];
        var report = missing.Length > 0 ? progress?.Invoke(missing.Length) : null;
        var made = 0;
        try
        {
            Parallel.ForEach(missing, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, image =>
            {
                using var jpeg = SampleImage.Make(seed, image);
                AtomicFile.Write(files[image], jpeg.SaveTo);
                report?.Report(Interlocked.Increment(ref made));
            });
        }
        catch (AggregateException errors)
        {
            // A full disk fails on every core: one of these errors says it all.
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
        return files;
    }

    private static string FileName(int image) => $"IM-{image + 1:0000}-0001.jpeg";
}
