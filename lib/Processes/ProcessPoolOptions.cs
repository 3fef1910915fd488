using ParallelAsync.Tracing;

namespace ParallelAsync.Processes;

/// <summary>What the workers of a <see cref="ProcessPool"/> get, and what it does with what they say.</summary>
public sealed record ProcessPoolOptions
{
    /// <summary>The most bytes that the managed heap of one worker may hold; null: no limit. A worker that needs more dies with its chunk.</summary>
    public long? HeapLimitBytes { get; init; }

    /// <summary>Environment variables to set in the workers, or to unset where the value is null.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>What carries chunks and results.</summary>
    public PoolTransport Transport { get; init; }

    /// <summary>Where a span for each item is recorded, with the id of the process that worked on it; null: nowhere.</summary>
    public Trace? Trace { get; init; }

    /// <summary>How long a worker may go on with a chunk that was cancelled before the worker is ended and replaced.</summary>
    public TimeSpan CancellationGrace { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Receives what workers write to their consoles, a line at a time; null: it goes to this process's console.</summary>
    public Action<WorkerOutput>? Output { get; init; }

    internal IReadOnlyDictionary<string, string?> WorkerEnvironment(IEnumerable<KeyValuePair<string, string?>> own)
    {
        var variables = new Dictionary<string, string?>(Environment);
        foreach (var (name, value) in own)
            variables[name] = value;
        if (HeapLimitBytes is { } limit)
            variables["DOTNET_GCHeapHardLimit"] = limit.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        return variables;
    }

    internal ProcessPoolOptions Checked()
    {
        if (HeapLimitBytes is { } limit && limit < LeastHeapBytes)
            throw new ArgumentOutOfRangeException(nameof(HeapLimitBytes), limit, $"Expected a heap limit of {LeastHeapBytes:N0} bytes or more, which a worker needs to start, or null.");
        if (CancellationGrace < TimeSpan.Zero || CancellationGrace > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(nameof(CancellationGrace), CancellationGrace, "Expected a grace of 0 to 1 day.");
        ArgumentNullException.ThrowIfNull(Environment);
        return this;
    }

    private const long LeastHeapBytes = 8 << 20;
}
