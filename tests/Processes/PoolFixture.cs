using ParallelAsync.Processes;

namespace ParallelAsync.Tests.Processes;

/// <summary>A pool of two for the tests that leave its workers alive: what a test abandons is not ended within another test, however slow the machine.</summary>
public sealed class PoolFixture : IAsyncDisposable
{
    public ProcessPool Pool { get; } = ProcessPool.Start(2, new() { CancellationGrace = TimeSpan.FromHours(1) });

    public async ValueTask DisposeAsync() => await Pool.DisposeAsync();
}
