using ParallelAsync.Processes;

namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>From nothing to a pool whose workers have all answered once; ending it is not timed.</summary>
internal sealed class PoolStartContestant(int workers) : CSharpContestant
{
    private ProcessPool? pool;
    private int found;

    public override async Task RunAsync()
    {
        pool = ProcessPool.Start(workers);
        await pool.Ready;
        found = pool.ProcessIds.Distinct().Count();
    }

    public override async ValueTask AfterAsync() => await pool!.DisposeAsync();

    public override void Save(string path) => File.WriteAllText(path, $"{found}\n");
}
