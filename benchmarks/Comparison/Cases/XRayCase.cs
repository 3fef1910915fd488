using ParallelAsync.XRay;

namespace ParallelAsync.Benchmarks.Comparison.Cases;

/// <summary>The talk's second case: X-rays to thumbnails, threads and processes on both sides.</summary>
internal static class XRayCase
{
    private const int DefaultCount = 100;
    private const int Side = 64;

    private static readonly string[] Modules = ["numpy", "PIL"];

    public static Case Case { get; } = new("xray", "X-rays: image processing", Rounds: 5, OpenAsync);

    private static async Task<IReadOnlyList<Part>> OpenAsync(ComparisonOptions options, string folder, CancellationToken cancellationToken)
    {
        // A folder that the user names is taken whole; of made images, as many as the time allows.
        var count = options.ImageCount == 0 && options.Images is null ? DefaultCount : options.ImageCount;
        var images = XRayDataset.Open(options.Images ?? "", count, cancellationToken: cancellationToken);
        var list = Path.Combine(folder, "images.txt");
        await File.WriteAllLinesAsync(list, images.Files, cancellationToken);
        // Read once, so that no contestant is the first to wait for the disk.
        foreach (var file in images.Files)
            await File.ReadAllBytesAsync(file, cancellationToken);

        var kind = images.IsSample ? "made X-rays" : $"X-rays of the folder {Path.GetFileName(Path.GetDirectoryName(images.Files[0]))}";
        return
        [
            Full($"{images.Files.Count:N0} {kind}, decoded whole, resized to {Side} x {Side}", options.Workers),
            Reduced($"{images.Files.Count:N0} {kind}, decoded at reduced scale, resized to {Side} x {Side}", options.Workers),
        ];

        Part Full(string title, int workers) => new("xray", title, "xray", "Images", new GreyLevelCheck(Side, meanTolerance: 0.05, largestTolerance: 2),
        [
            Python("map", "map"),
            CSharp("LINQ Select", "linq", twin: "map"),
            Python("list comprehension", "comprehension"),
            Python($"ThreadPoolExecutor, {workers} workers", "threads", workers),
            CSharp($"PLINQ, {workers} workers", "plinq", twin: $"ThreadPoolExecutor, {workers} workers", workers),
            CSharp($"Parallel.For, {workers} workers", "parallel", twin: $"ThreadPoolExecutor, {workers} workers", workers),
            Python($"ProcessPoolExecutor, {workers} workers", "processes", workers),
            CSharp($"ProcessPool, {workers} workers", "processes", twin: $"ProcessPoolExecutor, {workers} workers", workers),
        ])
        {
            Settings = new() { ["list"] = list, ["workers"] = workers },
            ShowsResources = true,
            Notes =
            [
                "All files were read once before, so that nobody waits for the disk.",
                "Executors and pools are started by the first run and stay up; the case pool says what starting costs.",
            ],
        };

        // Pillow chooses among a half, a quarter and an eighth, the library among eighths: where they choose differently, so do the pictures.
        Part Reduced(string title, int workers) => new("xray reduced", title, "xray", "Images", new GreyLevelCheck(Side, meanTolerance: 0.5, largestTolerance: 10),
        [
            Python("list comprehension, draft", "reduced comprehension"),
            CSharp("LINQ Select, reduced", "reduced linq", twin: "list comprehension, draft"),
            Python($"ProcessPoolExecutor, draft, {workers} workers", "reduced processes", workers),
            CSharp($"PLINQ, reduced, {workers} workers", "reduced plinq", twin: $"ProcessPoolExecutor, draft, {workers} workers", workers),
        ])
        {
            Settings = new() { ["list"] = list, ["workers"] = workers },
            ShowsResources = true,
            Notes = [$"Both decode at the smallest scale that keeps {2 * Side} pixels along each side."],
        };

        Contestant Python(string name, string variant, int workers = 1) =>
            new(name, Language.Python, variant) { Items = images.Files.Count, Workers = workers, Modules = Modules };

        Contestant CSharp(string name, string variant, string twin, int workers = 1) =>
            new(name, Language.CSharp, variant) { Items = images.Files.Count, Workers = workers, Twin = twin };
    }
}
