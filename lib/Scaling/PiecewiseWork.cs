namespace ParallelAsync.Scaling;

/// <summary>Work cut into pieces that need nothing of one another, done in three ways that give the same result.</summary>
internal sealed class PiecewiseWork(long steps, int pieces)
{
    public int Pieces => pieces;

    public ulong Sequential()
    {
        var results = new ulong[pieces];
        for (var piece = 0; piece < pieces; piece++)
            results[piece] = Do(piece);
        return Checksum(results);
    }

    public async Task<ulong> TasksAsync()
    {
        var tasks = new Task<ulong>[pieces];
        for (var piece = 0; piece < pieces; piece++)
        {
            var mine = piece;
            tasks[piece] = Task.Run(() => Do(mine));
        }

        return Checksum(await Task.WhenAll(tasks));
    }

    public ulong Ranges()
    {
        var results = new ulong[pieces];
        Parallel.For(0, pieces, piece => results[piece] = Do(piece));
        return Checksum(results);
    }

    // The first pieces take one step more each where the steps do not divide evenly.
    private ulong Do(int piece) => CpuWork.Run(steps / pieces + (piece < steps % pieces ? 1 : 0), (ulong)piece);

    private static ulong Checksum(ulong[] results)
    {
        var checksum = 0UL;
        foreach (var result in results)
            checksum = checksum * 31 + result;
        return checksum;
    }
}
