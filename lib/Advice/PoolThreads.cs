namespace ParallelAsync.Advice;

/// <summary>
/// Lets the thread pool have a number of threads at once while work blocks them. Left to itself it adds about one a second beyond the cores, and a trial
/// would time that.
/// </summary>
internal readonly struct PoolThreads : IDisposable
{
    private readonly (int Workers, int Ports) before;

    public PoolThreads(int count)
    {
        ThreadPool.GetMinThreads(out before.Workers, out before.Ports);
        ThreadPool.SetMinThreads(Math.Max(before.Workers, count), before.Ports);
    }

    public void Dispose() => ThreadPool.SetMinThreads(before.Workers, before.Ports);
}
