using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>
/// A contestant as a process that stays up and is told what to do, a line at a time: <c>run N</c> is answered with <c>done SECONDS</c>, the time of N runs on the
/// contestant's own clock, and <c>save PATH</c>, which writes the last result, with <c>saved</c>. It ends when its standard input does, and so with its parent.
/// </summary>
internal sealed class ContestantProcess : IAsyncDisposable
{
    private const int LinesKept = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly TimeSpan timeLimit;
    private readonly TimeProvider timeProvider;
    private readonly Queue<string> errors = [];
    private readonly Task errorsRead;

    private ContestantProcess(Process process, TimeSpan timeLimit, TimeProvider timeProvider)
    {
        (this.process, this.timeLimit, this.timeProvider) = (process, timeLimit, timeProvider);
        errorsRead = ReadErrorsAsync();
    }

    public int Id => process.Id;

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="start">Its program, arguments and environment.</param>
    /// <param name="timeLimit">How long it may take to answer.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="timeProvider">The clock that limits it; null: the system's.</param>
    /// <exception cref="ContestantException">It could not be started, or ended, or answered something else.</exception>
    public static async Task<ContestantProcess> StartAsync(
        ProcessStartInfo start, TimeSpan timeLimit, CancellationToken cancellationToken, TimeProvider? timeProvider = null)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        (start.StandardInputEncoding, start.StandardOutputEncoding) = (new UTF8Encoding(false), Encoding.UTF8);
        start.UseShellExecute = false;
        Process process;
        try
        {
            process = Process.Start(start) ?? throw new ContestantException($"The system did not start {start.FileName}.");
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new ContestantException($"{Path.GetFileName(start.FileName)} could not be started: {new System.ComponentModel.Win32Exception(error.NativeErrorCode).Message}", error);
        }

        var contestant = new ContestantProcess(process, timeLimit, timeProvider ?? TimeProvider.System);
        try
        {
            await contestant.AnswerAsync("ready", cancellationToken);
            return contestant;
        }
        catch
        {
            await contestant.DisposeAsync();
            throw;
        }
    }

    /// <summary>Has it make some runs.</summary>
    /// <returns>The seconds that they took together.</returns>
    public async Task<double> RunAsync(int runs, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(string.Create(CultureInfo.InvariantCulture, $"run {runs}"), "done", cancellationToken);
        return double.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) && seconds >= 0
            ? seconds
            : throw new ContestantException($"Expected the seconds that it took, got '{answer}'.");
    }

    /// <summary>Has it write its last result into a file.</summary>
    public Task SaveAsync(string path, CancellationToken cancellationToken) => AskAsync($"save {path}", "saved", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(patience.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // It does not listen any more.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private async Task<string> AskAsync(string request, string expected, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(request.AsMemory(), cancellationToken);
            await process.StandardInput.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            throw await EndedAsync();
        }

        return await AnswerAsync(expected, cancellationToken);
    }

    private async Task<string> AnswerAsync(string expected, CancellationToken cancellationToken)
    {
        using var timeUp = new CancellationTokenSource(timeLimit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeUp.Token);
        string? line;
        try
        {
            line = await process.StandardOutput.ReadLineAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new ContestantException(string.Create(CultureInfo.InvariantCulture, $"It gave no answer within {timeLimit.TotalSeconds:0.#} s and was stopped."));
        }

        var (word, rest) = line?.Split(' ', 2) switch
        {
            null => throw await EndedAsync(),
            [var first, var second] => (first, second),
            var words => (words[0], ""),
        };
        if (word == expected)
            return rest;
        throw new ContestantException(word == "failed" ? JsonSerializer.Deserialize<string>(rest) ?? "It failed." : $"Expected the answer '{expected}', got '{line}'.");
    }

    private async Task<ContestantException> EndedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            await errorsRead.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return new("It closed its output, but did not end.");
        }

        lock (errors)
            return new(string.Create(CultureInfo.InvariantCulture, $"It ended with exit code {process.ExitCode}. {string.Join('\n', errors)}").TrimEnd());
    }

    private async Task ReadErrorsAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lock (errors)
            {
                errors.Enqueue(line);
                if (errors.Count > LinesKept)
                    errors.Dequeue();
            }
        }
    }
}
