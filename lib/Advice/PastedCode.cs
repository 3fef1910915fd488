using System.Globalization;

namespace ParallelAsync.Advice;

/// <summary>
/// The code that a recommendation comes with: idiomatic, whole, and what was measured. It finds <c>items</c>, a list, and <c>work</c>, the function, and leaves
/// <c>results</c> in the order of the items (or hands each to <c>Use</c>, where all together are too large to be kept), and the exceptions in <c>errors</c>
/// where items throw.
/// </summary>
internal sealed record PastedCode(Candidate Choice, Type ResultType)
{
    /// <summary>Whether <c>work</c> is awaited.</summary>
    public bool IsAsynchronous { get; init; }

    /// <summary>Whether items throw, so that the exception of one must not end all.</summary>
    public bool KeepsErrors { get; init; }

    /// <summary>Whether results are used as they come instead of being kept.</summary>
    public bool Streams { get; init; }

    private string Call(string item) => IsAsynchronous ? $"await work({item}, token)" : $"work({item})";

    /// <summary>What is done with item i, one statement or a block, as deep as it stands.</summary>
    private string[] Step
    {
        get
        {
            var step = Streams ? $"Use(i, {Call("items[i]")});" : $"results[i] = {Call("items[i]")};";
            return KeepsErrors ? [$"try {{ {step} }}", "catch (Exception error) { errors[i] = error; }"] : [step];
        }
    }

    /// <summary>How the reader's items are counted; null where they are no list, and become one first.</summary>
    public string? CountOf { get; init; } = "items.Count";

    public override string ToString()
    {
        var code = string.Join('\n', Lines());
        return CountOf is { } count ? code.Replace("items.Count", count, StringComparison.Ordinal) : $"var list = items.ToList();\n{code.Replace("items", "list", StringComparison.Ordinal)}";
    }

    private string[] Lines() => Choice.Kind switch
    {
        CandidateKind.PlainLoop => [.. Token, .. Places, "for (int i = 0; i < items.Count; i++)", .. Body(Step)],
        CandidateKind.Paced => (string[])
        [
            .. Token, .. Places,
            // In a cell, as in any script, "using" needs a block.
            $"using (var pace = new PeriodicTimer(TimeSpan.FromMilliseconds({Choice.Interval.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture)})))",
            "for (int i = 0; i < items.Count; i++)",
            .. Block(["await pace.WaitForNextTickAsync();", .. Step]),
        ],
        CandidateKind.Threads => KeepsErrors ? ForAll() : Query(),
        CandidateKind.Ranges =>
        [
            .. Places, Degree,
            $"Parallel.ForEach(Partitioner.Create(0, items.Count, {Choice.ChunkSize}), options, range =>",
            "{",
            "    for (int i = range.Item1; i < range.Item2; i++)",
            .. Body(Step).Select(Indented),
            "});",
        ],
        CandidateKind.InFlight => Streams ? Channel() : ForEachAsync(),
        _ => KeepsErrors ? PoolUnordered() : PoolMap(),
    };

    private string[] Token => IsAsynchronous ? ["var token = CancellationToken.None;"] : [];

    private string[] Places =>
    [
        .. Streams ? [] : (string[])[$"var results = {CSharpName.NewArray(ResultType, "items.Count")};"],
        .. KeepsErrors ? (string[])["var errors = new Exception[items.Count];"] : [],
    ];

    private string Degree => $"var options = new ParallelOptions {{ MaxDegreeOfParallelism = {Choice.Workers} }};";

    // Work that blocks its threads: the pool would wait about a second before it adds each one beyond the cores.
    private string[] MinimumThreads => Choice.Workers <= Environment.ProcessorCount ? [] :
    [
        "ThreadPool.GetMinThreads(out _, out int ports);  // or the pool adds one a second",
        $"ThreadPool.SetMinThreads({Choice.Workers}, ports);",
    ];

    private string[] Query() =>
    [
        .. MinimumThreads,
        $"var {(Streams ? "query" : "results")} = Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering)",
        $"    .AsParallel().AsOrdered().WithDegreeOfParallelism({Choice.Workers})",
        .. Streams
            ? (string[])["    .WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(work);", "foreach (var (i, result) in query.AsEnumerable().Index())", "    Use(i, result);"]
            : ["    .Select(work).ToArray();"],
    ];

    private string[] ForAll() =>
    [
        .. MinimumThreads, .. Places,
        "Partitioner.Create(Enumerable.Range(0, items.Count), EnumerablePartitionerOptions.NoBuffering)",
        $"    .AsParallel().WithDegreeOfParallelism({Choice.Workers}).ForAll(i =>",
        .. Block(Step).SkipLast(1).Select(Indented),
        "    });",
    ];

    private string[] ForEachAsync() =>
    [
        .. Places, Degree,
        "await Parallel.ForEachAsync(Enumerable.Range(0, items.Count), options, async (i, token) =>",
        .. Block(Step).SkipLast(1),
        "});",
    ];

    // The writer waits while the reader is behind, so that no more results are alive than the channel holds.
    private string[] Channel() =>
    [
        .. Places, Degree,
        $"var channel = Channel.CreateBounded<(int, {CSharpName.Of(ResultType)})>({Choice.Workers});",
        "var asking = Parallel.ForEachAsync(Enumerable.Range(0, items.Count), options,",
        "    async (i, token) =>",
        .. Block(KeepsErrors
            ? ["try { await channel.Writer.WriteAsync((i, await work(items[i], token)), token); }", "catch (Exception error) { errors[i] = error; }"]
            : ["await channel.Writer.WriteAsync((i, await work(items[i], token)), token);"]).SkipLast(1).Select(Indented),
        "    });",
        "_ = asking.ContinueWith(all => channel.Writer.Complete(all.Exception));",
        "await foreach (var (i, result) in channel.Reader.ReadAllAsync())",
        "    Use(i, result);",
    ];

    private string[] PoolMap() => Streams
        ?
        [
            Pool,
            $"await foreach (var (i, result) in pool.Map(work, items, chunkSize: {Choice.ChunkSize}).Index())",
            "    Use(i, result);",
        ]
        :
        [
            $"{CSharpName.Of(ResultType)}[] results;",
            Pool,
            $"    results = await pool.MapToArrayAsync(work, items, chunkSize: {Choice.ChunkSize});",
        ];

    private string[] PoolUnordered() =>
    [
        .. Places,
        Pool,
        $"await foreach (var done in pool.MapUnordered(work, items, chunkSize: {Choice.ChunkSize}))",
        .. Block(["if (done.Error is { } error) errors[done.Index] = error;", Streams ? "else Use((int)done.Index, done.Result);" : "else results[done.Index] = done.Result;"]),
    ];

    private string Pool => $"await using (var pool = ProcessPool.Start({Choice.Workers}))  // work: a static method of a compiled project";

    private static string[] Body(string[] statements) => statements.Length == 1 ? [Indented(statements[0])] : Block(statements);

    private static string[] Block(string[] statements) => ["{", .. statements.Select(Indented), "}"];

    private static string Indented(string line) => $"    {line}";
}
