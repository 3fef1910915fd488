using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ParallelAsync.Processes;

namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>What a process pool costs a call and a megabyte, and what threads and processes do for work that needs a processor.</summary>
internal static class PoolContestant
{
    public static CSharpContestant Create(string variant, JsonObject settings)
    {
        var workers = settings.Get<int>("workers");
        return variant switch
        {
            "empty" => Empty(workers, settings.Get<int>("items"), settings.Get<int>("chunkSize")),
            "payload" => Payload(workers, settings.Get<int>("items")),
            "start" => new PoolStartContestant(workers),
            "primes" => Primes(starts => Task.FromResult(starts.Select(PoolWork.PrimesFrom).ToArray())),
            "primes threads" => Primes(starts => Task.FromResult(starts.AsParallel().AsOrdered().WithDegreeOfParallelism(workers).Select(PoolWork.PrimesFrom).ToArray())),
            "primes processes" => OnPool(workers, pool => All(pool.Map(PoolWork.PrimesFrom, Starts())), SaveNumbers),
            _ => throw ContestantPrograms.UnknownVariant(variant),
        };

        int[] Starts() => settings.GetAll<int>("starts");

        CSharpContestant Primes(Func<int[], Task<int[]>> count)
        {
            var starts = Starts();
            return new WorkContestant<int[]>(() => count(starts), SaveNumbers);
        }
    }

    private static WorkContestant<int[]> Empty(int workers, int items, int chunkSize) =>
        OnPool(workers, pool => All(pool.Map(PoolWork.Nothing, Enumerable.Range(0, items), chunkSize)), SaveNumbers);

    private static WorkContestant<byte[][]> Payload(int workers, int items)
    {
        byte[][] strings = [.. Enumerable.Range(0, items).Select(PayloadData.Of)];
        return OnPool(workers, pool => All(pool.Map(PoolWork.Echo, strings)), SaveDigests);
    }

    /// <summary>The pool is started by the first run and stays up.</summary>
    private static WorkContestant<T> OnPool<T>(int workers, Func<ProcessPool, Task<T>> work, Action<T, string> save)
        where T : class
    {
        ProcessPool? pool = null;
        return new(() => work(pool ??= ProcessPool.Start(workers)), save, () => pool?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static async Task<T[]> All<T>(IAsyncEnumerable<T> results) => await results.ToArrayAsync();

    private static void SaveNumbers(int[] numbers, string path) =>
        File.WriteAllBytes(path, MemoryMarshal.AsBytes<double>(Array.ConvertAll(numbers, number => (double)number)));

    private static void SaveDigests(byte[][] strings, string path) =>
        File.WriteAllText(path, string.Concat(strings.Select(data => $"{data.Length} {Convert.ToHexStringLower(SHA256.HashData(data))}\n")));
}
