using System.Text.Json.Nodes;

namespace ParallelAsync.Benchmarks.Comparison.Cases;

/// <summary>What processes cost, and what they and threads do for work that needs a processor.</summary>
internal static class PoolCase
{
    private const int MostItemsFactor = 100;
    private const long PayloadBytes = 10_000_000;
    private const int PrimesFrom = 1_000_000, PrimesStep = 2_000;

    private static readonly int[] ChunkSizes = [1, 10, 100, 1_000];

    public static Case Case { get; } = new("pool", "Processes and threads", Rounds: 7, (options, _, _) => Task.FromResult<IReadOnlyList<Part>>(
        [Empty(options), Payload(options), StartUp(options), Gil(options)]));

    private static Part Empty(ComparisonOptions options) => new(
        "pool",
        $"A map of empty work on {options.Workers} worker processes",
        "pool",
        "Items",
        new NumberCheck(),
        [.. ChunkSizes.SelectMany(chunkSize => BothSides($"chunk size {chunkSize:N0}", "empty", options.Workers, options.PoolItems * Math.Min(chunkSize, MostItemsFactor), chunkSize))])
    {
        Settings = new() { ["workers"] = options.Workers },
        Notes = ["ProcessPoolExecutor.map beside ProcessPool.Map, both started before and kept up. Larger chunks get more items, so that a run lasts long enough; what is compared is the time for each item."],
    };

    private static Part Payload(ComparisonOptions options) => new(
        "payload",
        $"Byte strings of 10 MB to {options.Workers} worker processes and back",
        "pool",
        "Strings",
        new LineCheck("Byte strings, by their SHA-256"),
        [.. BothSides("10 MB each way", "payload", options.Workers, options.Payloads, chunkSize: 1)])
    {
        Settings = new() { ["workers"] = options.Workers },
        ItemBytes = PayloadBytes,
        ShowsResources = true,
    };

    private static Part StartUp(ComparisonOptions options) => new(
        "start-up",
        $"From nothing to {options.Workers} worker processes that are ready",
        "pool",
        "Pools",
        new LineCheck("Counts of ready workers"),
        [
            new($"fork, {options.Workers} workers", Language.Python, "start fork") { Workers = options.Workers },
            new($"spawn, {options.Workers} workers", Language.Python, "start spawn") { Workers = options.Workers },
            new($"ProcessPool, {options.Workers} workers", Language.CSharp, "start") { Workers = options.Workers, Twin = $"spawn, {options.Workers} workers" },
        ])
    {
        Settings = new() { ["workers"] = options.Workers },
        ShowsResources = true,
        Notes = ["fork copies the process that is there; spawn, Python's only way on Windows and the usual one on macOS, and ProcessPool start new ones. Ending them is not timed."],
    };

    private static Part Gil(ComparisonOptions options)
    {
        var items = options.PrimeRanges;
        return new(
            "gil",
            $"Primes among {items * PrimesStep:N0} numbers, counted by division in {items} tasks: work for a processor and nothing else",
            "pool",
            "Tasks",
            new NumberCheck(),
            [
                On("1 thread", Language.Python, "primes", 1),
                On("1 thread", Language.CSharp, "primes", 1),
                On($"{options.Workers} threads", Language.Python, "primes threads", options.Workers),
                On($"{options.Workers} threads", Language.CSharp, "primes threads", options.Workers),
                On($"{options.Workers} processes", Language.Python, "primes processes", options.Workers),
                On($"{options.Workers} processes", Language.CSharp, "primes processes", options.Workers),
            ])
        {
            Settings = new()
            {
                ["workers"] = options.Workers,
                ["starts"] = new JsonArray([.. Enumerable.Range(0, items).Select(item => JsonValue.Create(PrimesFrom + item * PrimesStep))]),
            },
            ShowsResources = true,
            Notes = ["Python's Global Interpreter Lock lets one thread at a time run Python code: threads gain nothing there, processes do. .NET has no such lock."],
        };

        Contestant On(string name, Language language, string variant, int workers) =>
            new(name, language, variant) { Items = items, Workers = workers, Twin = language == Language.CSharp ? name : null };
    }

    private static IEnumerable<Contestant> BothSides(string name, string variant, int workers, int items, int chunkSize)
    {
        var python = new Contestant(name, Language.Python, variant)
        {
            Items = items,
            Workers = workers,
            Settings = new() { ["items"] = items, ["chunkSize"] = chunkSize },
        };
        return [python, python with { Language = Language.CSharp, Twin = name, Settings = python.Settings.DeepClone().AsObject() }];
    }
}
