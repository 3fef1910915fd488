using System.Text.Json.Nodes;
using ParallelAsync.Processes;
using ParallelAsync.XRay;

namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>Thumbnails of X-rays, 64 x 64 grey pixels each, in one array.</summary>
internal static class XRayContestant
{
    private const int Side = 64;
    private const string Reduced = "reduced ";

    public static CSharpContestant Create(string variant, JsonObject settings)
    {
        var files = File.ReadAllLines(settings.Get<string>("list"));
        var workers = settings.Get<int>("workers");
        var reduced = variant.StartsWith(Reduced, StringComparison.Ordinal);
        var resizer = new XRayResizer(XRayCodec.Skia, Side, reduced);
        return variant[(reduced ? Reduced.Length : 0)..] switch
        {
            "linq" => Here(() => XRayBatch.Of(files.Select(resizer.Resize), Side)),
            "plinq" => Here(() => XRayBatch.Of(files.AsParallel().AsOrdered().WithDegreeOfParallelism(workers).Select(resizer.Resize), Side)),
            "parallel" => Here(() => InParallel(files, resizer, workers)),
            "processes" => OnPool(files, workers),
            _ => throw ContestantPrograms.UnknownVariant(variant),
        };
    }

    private static WorkContestant<XRayBatch> Here(Func<XRayBatch> resize) => new(() => Task.FromResult(resize()), Save);

    /// <summary>The pool is started by the first run and stays up.</summary>
    private static WorkContestant<XRayBatch> OnPool(string[] files, int workers)
    {
        ProcessPool? pool = null;
        return new(ResizeAsync, Save, () => pool?.DisposeAsync() ?? ValueTask.CompletedTask);

        async Task<XRayBatch> ResizeAsync()
        {
            pool ??= ProcessPool.Start(workers);
            var (batch, index) = (new XRayBatch(files, Side), 0);
            await foreach (var pixels in pool.Map(PoolWork.Thumbnail, files))
            {
                batch.Set(index, new XRayResult(files[index], pixels, Reason: null));
                index++;
            }

            return batch;
        }
    }

    private static XRayBatch InParallel(string[] files, XRayResizer resizer, int workers)
    {
        var batch = new XRayBatch(files, Side);
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, index => batch.Resize(resizer, index));
        return batch;
    }

    private static void Save(XRayBatch batch, string path)
    {
        if (batch.Report.Failures is [var failure, ..])
            throw new InvalidDataException($"{batch.Report.Failures.Count} files could not be resized; the first is {failure.File}: {failure.Reason}");
        File.WriteAllBytes(path, batch.Pixels.Span);
    }
}
