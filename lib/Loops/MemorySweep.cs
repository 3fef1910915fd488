using ParallelAsync.Charts;

namespace ParallelAsync.Loops;

/// <summary>
/// Load-all beside streaming over files of growing size, every run in a process with the same heap limit. Shows itself as a table;
/// <see cref="ToChart"/> draws memory over file size.
/// </summary>
/// <param name="LimitMb">The heap limit of every run in megabytes of 1,000,000 bytes.</param>
/// <param name="Runs">The runs, the smallest file first.</param>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed record MemorySweep(int LimitMb, IReadOnlyList<MemoryLimitedRun> Runs) : ITableSource
{
    /// <summary>Makes a readings file of each size, summarises it both ways under the limit, and deletes it again.</summary>
    /// <param name="limitMb">The heap limit in megabytes of 1,000,000 bytes, at least <see cref="MemoryLimitedRun.SmallestLimitMb"/>.</param>
    /// <param name="sizesMb">The file sizes in megabytes, 1 or more each; those of <see cref="SizesFor"/> when left out.</param>
    /// <param name="seed">The seed of the readings.</param>
    /// <param name="folder">Where the files are made, each for the time that it is needed, in a folder of their own; the system's temporary folder when left out.</param>
    /// <param name="progress">Is told each run when it has ended.</param>
    /// <param name="cancellationToken">Kills the running process; no file stays.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit or a size is too small.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task<MemorySweep> RunAsync(
        int limitMb,
        IReadOnlyList<int>? sizesMb = null,
        int seed = 1,
        string? folder = null,
        IProgress<MemoryLimitedRun>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var name = $"parallel-async-readings-{Guid.NewGuid():N}";
        var files = Directory.CreateDirectory(Path.Combine(folder ?? Path.GetTempPath(), name));
        try
        {
            var runs = new List<MemoryLimitedRun>();
            foreach (var size in (sizesMb ?? SizesFor(limitMb)).Order())
            {
                var file = ReadingsFile.Create(Path.Combine(files.FullName, $"{size}.csv"), size, seed, progress: null, cancellationToken);
                foreach (var approach in Enum.GetValues<ReadingsApproach>())
                {
                    runs.Add(await MemoryLimitedRun.StartAsync(approach, file.Path, limitMb, cancellationToken));
                    progress?.Report(runs[^1]);
                }

                File.Delete(file.Path);
            }

            return new MemorySweep(limitMb, runs);
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }

    /// <summary>The runs of one approach, the smallest file first.</summary>
    /// <param name="approach">The approach.</param>
    public IReadOnlyList<MemoryLimitedRun> Of(ReadingsApproach approach) => [.. Runs.Where(run => run.Approach == approach)];

    /// <inheritdoc/>
    public Table ToTable() => MemoryTable.Of(Runs);

    /// <summary>The peak of the managed heap over the size of the file, with the limit, and a mark for each run that the limit ended.</summary>
    public Chart ToChart() => MemoryChart.Of(this);

    /// <summary>The file sizes that a limit calls for, in megabytes: from a 32nd of the limit to twice the limit, each twice the one before.</summary>
    /// <param name="limitMb">The heap limit in megabytes of 1,000,000 bytes.</param>
    public static IReadOnlyList<int> SizesFor(int limitMb) =>
        [.. Enumerable.Range(-5, 7).Select(power => (int)(limitMb * Math.Pow(2, power))).Where(size => size >= 1)];
}
