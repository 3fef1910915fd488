using System.Text.Json.Nodes;
using ParallelAsync.XRay;

namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>Thumbnails of X-rays, 64 x 64 grey pixels each, in one array.</summary>
internal sealed class XRayContestant(Func<XRayBatch> resize) : CSharpContestant
{
    private const int Side = 64;

    private XRayBatch? result;

    public static XRayContestant Create(string variant, JsonObject settings)
    {
        var files = File.ReadAllLines(settings.Get<string>("list"));
        var workers = settings.Get<int>("workers");
        var reduced = variant.StartsWith("reduced ", StringComparison.Ordinal);
        var resizer = new XRayResizer(XRayCodec.Skia, Side, reduced);
        return new(variant[(reduced ? "reduced ".Length : 0)..] switch
        {
            "linq" => () => XRayBatch.Of(files.Select(resizer.Resize), Side),
            "plinq" => () => XRayBatch.Of(files.AsParallel().AsOrdered().WithDegreeOfParallelism(workers).Select(resizer.Resize), Side),
            "parallel" => () => InParallel(files, resizer, workers),
            _ => throw ContestantPrograms.UnknownVariant(variant),
        });
    }

    public override Task RunAsync()
    {
        result = resize();
        return Task.CompletedTask;
    }

    public override void Save(string path)
    {
        if (result is null)
            throw new InvalidOperationException("Expected a run before its result is saved.");
        if (result.Report.Failures is [var failure, ..])
            throw new InvalidDataException($"{result.Report.Failures.Count} files could not be resized; the first is {failure.File}: {failure.Reason}");
        File.WriteAllBytes(path, result.Pixels.Span);
    }

    private static XRayBatch InParallel(string[] files, XRayResizer resizer, int workers)
    {
        var batch = new XRayBatch(files, Side);
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, index => batch.Resize(resizer, index));
        return batch;
    }
}
