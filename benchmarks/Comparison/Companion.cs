using System.Text.Json.Nodes;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>Something that runs beside one contestant, for it alone.</summary>
/// <param name="settings">What the contestant must know of it.</param>
/// <param name="stop">Ends it.</param>
internal sealed class Companion(JsonObject settings, Func<ValueTask> stop) : IAsyncDisposable
{
    public JsonObject Settings { get; } = settings;

    public ValueTask DisposeAsync() => stop();
}
