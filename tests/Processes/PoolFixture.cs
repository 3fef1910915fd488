using ParallelAsync.Processes;

namespace ParallelAsync.Tests.Processes;

/// <summary>A pool of two for the tests that leave its workers alive.</summary>
public sealed class PoolFixture : IAsyncDisposable
{
    public ProcessPool Pool { get; } = ProcessPool.Start(2);

    public async ValueTask DisposeAsync() => await Pool.DisposeAsync();
}
