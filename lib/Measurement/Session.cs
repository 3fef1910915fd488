namespace ParallelAsync.Measurement;

/// <summary>
/// Measures approaches against each other: each is warmed up, then they take samples in turns, one sample each, forwards and backwards by
/// turns (A B C, C B A, ...), so that a machine that slows down or speeds up meanwhile does so for all of them.
/// </summary>
internal sealed class Session
{
    /// <summary>.NET waits until 0.1 s have passed without new methods before it compiles any again; half as much is added.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(0.15);

    /// <summary>What the rest of a process compiles now and then. While it catches up, it compiles a hundred and more in that time.</summary>
    private const int FewMethods = 10;

    /// <summary>Seconds of a run below which it is run between the pauses. What takes longer is called too rarely for that to matter.</summary>
    private const double Brief = 0.05;

    // A clock that stands still must not settle for ever.
    private const int MaximumRoundsOfSettling = 200;

    private readonly Sampler[] samplers;
    private readonly MeasureOptions options;
    private readonly IProgress<MeasureProgress>? progress;
    private readonly CancellationToken cancellationToken;

    public Session(
        IReadOnlyList<Approach> approaches,
        long items,
        int workers,
        int? samples,
        MeasureOptions? options,
        IProgress<MeasureProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(approaches);
        if (approaches.Count == 0)
            throw new ArgumentException("Expected at least one approach to measure, got none.", nameof(approaches));
        if (approaches.GroupBy(approach => approach.Label, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"Expected different labels, got \"{twice.Key}\" more than once.", nameof(approaches));

        this.options = (options ?? MeasureOptions.Default).Validated();
        if (samples is { } exactly)
            this.options = this.options.WithSamples(exactly);
        samplers = [.. approaches.Select(approach => new Sampler(
            approach,
            AtLeastOne(approach.Items ?? items, nameof(items)),
            (int)AtLeastOne(approach.Workers ?? workers, nameof(workers)),
            this.options))];
        this.progress = progress;
        this.cancellationToken = cancellationToken;
    }

    public IReadOnlyList<Timing> Run()
    {
        if (Array.Find(samplers, sampler => sampler.Approach.Repeat is null) is { } asynchronous)
            throw new ArgumentException($"\"{asynchronous.Approach.Label}\" is asynchronous: use await Measure.CompareAsync.");

        foreach (var turn in Turns())
        {
            if (turn is null)
            {
                options.Pause(Quiet / 3).GetAwaiter().GetResult();
                continue;
            }

            var start = turn.Start();
            turn.Approach.Repeat!(turn.Runs);
            turn.Stop(start);
        }

        return [.. samplers.Select(sampler => sampler.ToTiming())];
    }

    public async Task<IReadOnlyList<Timing>> RunAsync()
    {
        foreach (var turn in Turns())
        {
            if (turn is null)
            {
                await options.Pause(Quiet / 3);
                continue;
            }

            var start = turn.Start();
            if (turn.Approach.RepeatAsync is { } repeatAsync)
                await repeatAsync(turn.Runs);
            else
                turn.Approach.Repeat!(turn.Runs);
            turn.Stop(start);
        }

        return [.. samplers.Select(sampler => sampler.ToTiming())];
    }

    /// <summary>The samplers in the order in which they run, null for a pause; whoever enumerates runs each before asking for the next.</summary>
    private IEnumerable<Sampler?> Turns()
    {
        foreach (var sampler in samplers.Where(sampler => sampler.WarmingUp))
        {
            options.CollectGarbage();
            while (sampler.WarmingUp)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return sampler;
                progress?.Report(sampler.Progress with { WarmingUp = true });
            }
        }

        foreach (var sampler in Settling())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return sampler;
            if (sampler is not null)
                progress?.Report(sampler.Progress with { WarmingUp = true });
        }

        options.CollectGarbage();
        for (var round = 0; !Finished(); round++)
        {
            foreach (var sampler in round % 2 == 0 ? samplers : samplers.Reverse())
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return sampler;
                progress?.Report(sampler.Progress);
            }
        }
    }

    /// <summary>
    /// Pauses for the compiler, and between them further turns of what is brief, until it is quiet. A warm-up alone does not see that: .NET compiles in the
    /// background, and where a chart has just been drawn thousands of other methods come first.
    /// </summary>
    private IEnumerable<Sampler?> Settling()
    {
        var brief = samplers.Where(sampler => sampler.SecondsPerRun < Brief).ToList();
        var time = options.TimeProvider;
        var began = time.GetTimestamp();
        var (windowBegan, compiled) = (began, options.CompiledMethods());
        for (var round = 0; round < MaximumRoundsOfSettling && options.MaximumWarmUp > TimeSpan.Zero && time.GetElapsedTime(began) < options.MaximumSettling; round++)
        {
            // The runs go on: a method is compiled for the last time after more calls, and they are counted only once the calls before have been dealt with.
            foreach (var sampler in brief)
            {
                sampler.Settling = true;
                yield return sampler;
                sampler.Settling = false;
            }

            yield return null;
            if (time.GetElapsedTime(windowBegan) < Quiet)
                continue;
            var now = options.CompiledMethods();
            if (now - compiled <= FewMethods)
                yield break;
            (windowBegan, compiled) = (time.GetTimestamp(), now);
        }
    }

    /// <summary>
    /// All take equally many samples; the times to fill are an average over the approaches, so that a slow one does not force many of the
    /// fast.
    /// </summary>
    private bool Finished()
    {
        var samples = samplers[0].Samples;
        var seconds = samplers.Average(sampler => sampler.SampledSeconds);
        return samples >= 1
            && ((samples >= options.MinimumSamples && seconds >= options.MinimumTime.TotalSeconds)
                || samples >= options.MaximumSamples
                || seconds >= options.MaximumTime.TotalSeconds);
    }

    private static long AtLeastOne(long value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"Expected {name} to be 1 or more, got {value}.");
}
