namespace ParallelAsync.Advice;

/// <summary>What the sample makes plausible.</summary>
internal static class CandidatePlan
{
    // Handing a range to a worker costs about a microsecond, so that ranges of 30 µs lose a few per cent; ranges of 2 ms still leave both workers busy to the end.
    private static readonly double[] ChunkSeconds = [30e-6, 250e-6, 2e-3];

    // Sending an item to another process and back costs about 50 µs, a chunk of many less than 1 µs an item.
    private static readonly double[] ProcessChunkSeconds = [1e-3, 10e-3];

    private const double ShortItem = 1e-6;
    private const double LongItem = 1e-3;

    /// <summary>Everything that an examination of this work might try, the plain loop included, without stopping where more brings no more.</summary>
    public static IReadOnlyList<Candidate> Everything(WorkProfile profile, bool isAsynchronous, bool processes, int maximum, int cores) =>
    [
        Candidate.PlainLoop,
        .. !(profile.Waits && isAsynchronous) ? ForCores(profile, isAsynchronous, processes, cores) : [],
        .. profile.Waits ? Climb(profile, isAsynchronous, maximum, cores) : [],
    ];

    /// <summary>The candidates for the cores; those beyond them, for work that waits, are found by climbing.</summary>
    public static IReadOnlyList<Candidate> ForCores(WorkProfile profile, bool isAsynchronous, bool processes, int cores)
    {
        var workers = Math.Min(cores, profile.Items);
        if (workers < 2)
            return [];
        List<Candidate> found = [];
        // All cores first: it may be all that there is time for.
        foreach (var count in WorkerCounts(workers).Reverse())
        {
            if (isAsynchronous)
            {
                found.Add(new(CandidateKind.InFlight, count));
                continue;
            }

            // One item at a time costs a lock each, far more than an item of nanoseconds.
            if (profile.SecondsPerItem >= ShortItem)
                found.Add(new(CandidateKind.Threads, count));
            // Fewer threads than there are cores are tried for the laws of scaling: one size of range tells enough.
            var lengths = profile.SecondsPerItem >= LongItem ? [] : count == workers ? ChunkSeconds : profile.SecondsPerItem < ShortItem ? ChunkSeconds[1..2] : [];
            // Ranges of one item are what PLINQ does.
            found.AddRange(Chunks(lengths, profile, count).Where(chunk => chunk > 1).Select(chunk => new Candidate(CandidateKind.Ranges, count, chunk)));
        }

        if (processes && !isAsynchronous)
            found.AddRange(Chunks(ProcessChunkSeconds, profile, workers).Select(chunk => new Candidate(CandidateKind.Processes, workers, chunk)));
        return found;
    }

    /// <summary>The steps up for work that waits: twice as many at each.</summary>
    public static IEnumerable<Candidate> Climb(WorkProfile profile, bool isAsynchronous, int maximum, int cores)
    {
        var kind = isAsynchronous ? CandidateKind.InFlight : CandidateKind.Threads;
        // PLINQ allows no more than 512.
        var most = Math.Min(isAsynchronous ? maximum : Math.Min(maximum, 256), profile.Items);
        for (var workers = 2L; workers < most; workers *= 2)
        {
            if (workers > cores || isAsynchronous)
                yield return new(kind, (int)workers);
        }

        if (most > 1)
            yield return new(kind, most);
    }

    private static IEnumerable<int> WorkerCounts(int cores)
    {
        for (var count = 2; count < cores; count *= 2)
            yield return count;
        yield return cores;
    }

    // At least four chunks a worker, or the last one decides alone when all is done.
    private static IEnumerable<int> Chunks(double[] seconds, WorkProfile profile, int workers) => seconds
        .Select(length => (int)Math.Clamp(length / profile.SecondsPerItem, 1, Math.Max(1, profile.Items / (4 * workers))))
        .Select(RoundedToTwoDigits)
        .Distinct();

    private static int RoundedToTwoDigits(int count)
    {
        var place = (int)Math.Pow(10, Math.Max(0, (int)Math.Log10(Math.Max(1, count)) - 1));
        return Math.Max(1, count / place * place);
    }
}
