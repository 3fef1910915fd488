namespace ParallelAsync.Tests.Notebooks;

/// <summary>All notebooks, each run once at a small size, for tests of what must hold between them. The runs are those of the notebooks' own tests.</summary>
public sealed class ExecutedNotebooks : IAsyncLifetime
{
    /// <summary>The notebooks, in order.</summary>
    public IReadOnlyList<NotebookFixture> Notebooks { get; } =
    [
        new StartNotebook(), new LoopsNotebook(), new ToastNotebook(), new CoffeeNotebook(), new ParallelPaysNotebook(),
        new ProcessesNotebook(), new WeatherNotebook(), new XRaysNotebook(), new TakeawaysNotebook(), new YourOwnNotebook(),
    ];

    public async ValueTask InitializeAsync()
    {
        foreach (var notebook in Notebooks)
            await notebook.InitializeAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
