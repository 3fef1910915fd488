using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>Runs the cells of one notebook in its process, and starts another one when that process dies.</summary>
/// <remarks>Cells run one at a time. The process is the same that the headless runner uses: no cell behaves differently there.</remarks>
internal sealed class NotebookHost : IAsyncDisposable
{
    private readonly string folder;
    private Task<NotebookProcess> process;
    private volatile TaskCompletionSource? sent;
    private volatile bool isDisposed;
    private readonly List<CellEvent> early = [];

    /// <summary>Starts the notebook's process.</summary>
    /// <param name="folder">The notebook's folder.</param>
    public NotebookHost(string folder)
    {
        this.folder = folder;
        process = StartAsync();
    }

    /// <summary>The notebook's process; null while it starts.</summary>
    public int? ProcessId => process is { IsCompletedSuccessfully: true, Result: var started } ? started.Id : null;

    /// <summary>Runs a cell.</summary>
    /// <param name="request">The cell.</param>
    /// <param name="onEvent">Receives what it shows, in order.</param>
    public async Task RunAsync(CellRequest request, Func<CellEvent, Task> onEvent)
    {
        foreach (var shown in early)
        {
            await onEvent(shown);
        }

        early.Clear();
        await DoAsync(request, shown => onEvent(shown is CellFailure { Name: NotebookProcess.DeathName } death ? Explain(death) : shown));
    }

    /// <summary>Asks a question about code.</summary>
    /// <returns>The answer; null when there is none, such as after an interrupt.</returns>
    public async Task<T?> AskAsync<T>(WorkerRequest question)
        where T : CellEvent
    {
        T? answer = null;
        await DoAsync(question, shown =>
        {
            if (shown is T came)
            {
                answer = came;
            }
            else
            {
                // Nobody asked for it here: the next cell shows it.
                early.Add(shown is CellFailure death ? new CellText("stderr", $"{Explain(death).Message}\n") : shown);
            }

            return Task.CompletedTask;
        });
        return answer;
    }

    private async Task DoAsync(WorkerRequest request, Func<CellEvent, Task> onEvent)
    {
        var isSent = new TaskCompletionSource();
        sent = isSent;
        try
        {
            var current = await StartedAsync();
            var run = current.RunAsync(request, onEvent, CancellationToken.None);
            isSent.SetResult();
            if (!await run)
            {
                await current.DisposeAsync();
                if (!isDisposed)
                {
                    process = StartAsync();
                }
            }
        }
        finally
        {
            sent = null;
            isSent.TrySetResult();
        }
    }

    /// <summary>Stops the cell that runs; without effect when none does.</summary>
    public async Task InterruptAsync()
    {
        if (sent is { } cell)
        {
            // An interrupt that overtook its cell would meet none.
            await cell.Task;
            await (await process).SendAsync(new InterruptRequest(), CancellationToken.None);
        }
    }

    /// <summary>Answers the question of the cell that runs.</summary>
    public async Task ReplyInputAsync(string text) => await (await process).SendAsync(new InputReply(text), CancellationToken.None);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        await ((Task)process).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (process.IsCompletedSuccessfully)
        {
            await (await process).DisposeAsync();
        }
    }

    private Task<NotebookProcess> StartAsync() => NotebookProcess.StartAsync(folder, NotebookProcess.OwnWorker, isWarm: true, CancellationToken.None);

    // A start that failed is tried once more, when somebody asks for a cell again.
    private async Task<NotebookProcess> StartedAsync()
    {
        if (process.IsFaulted)
        {
            process = StartAsync();
        }

        return await process;
    }

    private static CellFailure Explain(CellFailure death)
    {
        const string Next = "The next cell starts in a new process: run the notebook again from its top.";
        return death with { Message = $"{death.Message} {Next}", Traceback = [$"{death.Traceback[0]} {Next}", .. death.Traceback.Skip(1)] };
    }
}
