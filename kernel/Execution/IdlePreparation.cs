using ParallelAsync.Kernel.Language;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Gets the language services ready while no cell runs, so that a reader's first question is answered quickly.</summary>
/// <remarks>It starts only after a pause: it must not take the processor from a cell that measures, and "run all" leaves no pause.</remarks>
internal sealed class IdlePreparation : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly LanguageServices language;
    private CancellationTokenSource stop = new();

    /// <summary>Starts it for the first time.</summary>
    public IdlePreparation(LanguageServices language)
    {
        this.language = language;
        Start();
    }

    /// <summary>Nothing runs: the pause begins.</summary>
    public void Start()
    {
        Dispose();
        stop = new CancellationTokenSource();
        _ = PrepareAsync(stop.Token);
    }

    /// <summary>A cell is about to run.</summary>
    public void Stop() => stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Pause, cancellationToken);
            await language.PrepareAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
