using System.Globalization;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Runs notebooks one after the other, so that none disturbs what another measures, each in a process of its own.</summary>
/// <param name="options">How to run them.</param>
/// <param name="time">The clock for elapsed times and the cells' limit.</param>
internal sealed class NotebookRunner(RunOptions options, TimeProvider time)
{
    /// <summary>Runs the notebooks.</summary>
    /// <param name="notebooks">The notebooks; their cells receive the outputs.</param>
    /// <param name="progress">Told before each cell.</param>
    /// <param name="onFinished">Told after each notebook, so that its results can be written at once.</param>
    /// <param name="cancellationToken">Stops the run: the notebook's process is ended, and the rest is not run.</param>
    /// <exception cref="RunException">A parameter does not fit the notebooks. Nothing has run.</exception>
    public async Task<IReadOnlyList<NotebookRun>> RunAsync(
        IReadOnlyList<NotebookSource> notebooks,
        IProgress<RunProgress> progress,
        Action<NotebookRun> onFinished,
        CancellationToken cancellationToken)
    {
        var cells = notebooks.Select(notebook => ParameterCell.Of(notebook.Notebook)).ToList();
        var overrides = cells.ConvertAll(cell => ParameterOverrides.For(cell, options.Parameters));
        ParameterOverrides.RequireKnown(options.Parameters, cells);
        var runs = new List<NotebookRun>();
        foreach (var (notebook, parameters) in notebooks.Zip(overrides))
        {
            var run = await RunAsync(notebook, parameters, progress, cancellationToken);
            runs.Add(run);
            onFinished(run);
            if (run.Status == RunStatus.Stopped || (run.Status == RunStatus.Failed && options.FailFast))
            {
                break;
            }
        }

        return runs;
    }

    private async Task<NotebookRun> RunAsync(NotebookSource source, ParameterOverrides parameters, IProgress<RunProgress> progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var cells = source.Notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        foreach (var cell in cells)
        {
            cell.Outputs.Clear();
            cell.ExecutionCount = null;
            SourceStamp.Remove(cell);
        }

        var (status, failure, done) = (RunStatus.Succeeded, (CellFailure?)null, 0);
        NotebookProcess? process = null;
        try
        {
            process = await NotebookProcess.StartAsync(Path.GetDirectoryName(source.Path)!, options.Worker, isWarm: false, cancellationToken);
            foreach (var cell in cells)
            {
                progress.Report(new RunProgress(source.Name, done + 1, cells.Count, time.GetElapsedTime(started)));
                failure = await RunCellAsync(process, cell, done + 1, parameters, cancellationToken);
                if (failure is not null)
                {
                    status = RunStatus.Failed;
                    break;
                }

                done++;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            status = RunStatus.Stopped;
        }
        finally
        {
            await (process?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        var peakMemory = process?.PeakMemory ?? 0;
        return new NotebookRun(source, status, time.GetElapsedTime(started), done, cells.Count, peakMemory, failure, failure is null ? null : done + 1);
    }

    private async Task<CellFailure?> RunCellAsync(NotebookProcess process, Cell cell, int number, ParameterOverrides parameters, CancellationToken cancellationToken)
    {
        var outputs = new OutputCollector(number);
        using var limit = new CancellationTokenSource(options.CellTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await process.RunAsync(new CellRequest(number, cell.Source), Collect, either.Token);
            if (outputs.Failure is null && cell == parameters.Cell)
            {
                await process.RunAsync(new CellRequest(number, parameters.Code), Collect, either.Token);
                outputs.Add(new CellText("stdout", parameters.Note));
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var message = string.Create(CultureInfo.InvariantCulture,
                $"This cell ran longer than {options.CellTimeout.TotalSeconds:0.#} s, the limit of --timeout, and was stopped.");
            outputs.Add(new CellFailure("CellTimeout", message, [message, string.Create(CultureInfo.InvariantCulture, $"   at cell {number}")]));
        }

        cell.ExecutionCount = number;
        cell.Outputs.AddRange(outputs.Outputs);
        SourceStamp.Put(cell, cell == parameters.Cell ? cell.Source + parameters.Code : cell.Source);
        return outputs.Failure;

        Task Collect(CellEvent cellEvent)
        {
            outputs.Add(cellEvent);
            return Task.CompletedTask;
        }
    }
}
