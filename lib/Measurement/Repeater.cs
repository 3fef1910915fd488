using System.Runtime.CompilerServices;

namespace ParallelAsync.Measurement;

/// <summary>
/// The loops around the work. They are fully optimised from their first call, so that a recompilation of the loop itself never falls into a
/// sample, and collect no profile, so that the work is called and never merged into them. An empty run costs 2 to 3 ns.
/// </summary>
internal static class Repeater
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Repeat(Action work, int runs)
    {
        for (var run = 0; run < runs; run++)
            work();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Repeat<T>(Func<T> work, int runs)
    {
        for (var run = 0; run < runs; run++)
            KeepAlive(work());
    }

    public static async Task RepeatAsync(Func<Task> work, int runs)
    {
        for (var run = 0; run < runs; run++)
            await work();
    }

    /// <summary>A call that the compiler may neither inline nor leave out: whoever calls it must have the result.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void KeepAlive<T>(T result) => _ = result;
}
