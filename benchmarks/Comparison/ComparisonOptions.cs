namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>What is compared, how often and on what.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>A folder of X-rays; null: those in the data folder, or made ones.</summary>
    public string? Images { get; init; }

    /// <summary>How many X-rays; 0: all of a folder, or 100 made ones.</summary>
    public int ImageCount { get; init; }

    /// <summary>Days of weather.</summary>
    public int Days { get; init; } = 100;

    /// <summary>Half of the weather requests wait less than this, in milliseconds.</summary>
    public double LatencyMs { get; init; } = 50;

    /// <summary>Numbers to square.</summary>
    public int Elements { get; init; } = 1_000_000;

    /// <summary>Items of a map of empty work at chunk size 1; larger chunks get more, up to a hundred times as many.</summary>
    public int PoolItems { get; init; } = 5_000;

    /// <summary>Byte strings of 10 MB that cross to the workers and back.</summary>
    public int Payloads { get; init; } = 8;

    /// <summary>Ranges of 2,000 numbers whose primes are counted.</summary>
    public int PrimeRanges { get; init; } = 16;

    /// <summary>Threads, and worker processes, for work that needs a processor.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Rounds of each case; null: as each case says.</summary>
    public int? Rounds { get; init; }

    /// <summary>The shortest pass, in seconds: shorter runs are repeated within it.</summary>
    public double PassSeconds { get; init; } = 0.2;

    /// <summary>How long each contestant runs between its first run and its first timed pass, in seconds.</summary>
    public double WarmUpSeconds { get; init; } = 1;

    /// <summary>The longest that a contestant may take to answer.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Sizes at which everything is tried and nothing is learned: whether all of it works here.</summary>
    public ComparisonOptions Smoke() => this with
    {
        ImageCount = 4,
        Days = 3,
        LatencyMs = 5,
        Elements = 1_000,
        PoolItems = 20,
        Payloads = 1,
        PrimeRanges = 2,
        Rounds = Rounds ?? 1,
        PassSeconds = 0,
        WarmUpSeconds = 0,
    };
}
