using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace ParallelAsync.Kernel.Execution;

/// <summary>A notebook's process, seen from the one who has it run cells: the runner, or the Jupyter kernel.</summary>
/// <remarks>Each notebook has a process of its own, so that a cell which exhausts the stack or kills its process fails that notebook alone.</remarks>
internal sealed class NotebookProcess : IAsyncDisposable
{
    /// <summary>The name of the failure that tells of the process's death.</summary>
    public const string DeathName = "ProcessEnded";

    /// <summary>The assembly that holds <see cref="NotebookWorker"/>.</summary>
    public static readonly string OwnWorker = typeof(NotebookProcess).Assembly.Location;

    private const int LongestErrorTail = 4_000;

    /// <summary>So many events wait for the one who shows them; then the cell that makes more of them waits.</summary>
    private const int MostEvents = 200;

    private readonly NamedPipeServerStream pipe;
    private readonly Process process;
    private readonly StreamReader reader;
    private readonly StreamWriter writer;
    private readonly StringBuilder errorTail = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly Channel<CellEvent> events = Channel.CreateBounded<CellEvent>(MostEvents);
    private readonly SemaphoreSlim consoleDrained = new(0);
    private readonly Task pumps;

    private NotebookProcess(NamedPipeServerStream pipe, Process process)
    {
        this.pipe = pipe;
        this.process = process;
        reader = new StreamReader(pipe, new UTF8Encoding(false), leaveOpen: true);
        writer = new StreamWriter(pipe, new UTF8Encoding(false), leaveOpen: true) { AutoFlush = true };
        pumps = Task.WhenAll(PumpEventsAsync(), PumpConsoleAsync("stdout", process.StandardOutput), PumpConsoleAsync("stderr", process.StandardError));
    }

    /// <summary>The process's identifier.</summary>
    public int Id => process.Id;

    /// <summary>The largest working set seen so far, in bytes.</summary>
    public long PeakMemory { get; private set; }

    /// <summary>Starts a process for one notebook.</summary>
    /// <param name="folder">The notebook's folder, where its relative paths start.</param>
    /// <param name="worker">The assembly that is started.</param>
    /// <param name="isWarm">Whether it gets its compiler ready before the first cell comes.</param>
    /// <param name="cancellationToken">Gives up on the start.</param>
    public static async Task<NotebookProcess> StartAsync(string folder, string worker, bool isWarm, CancellationToken cancellationToken)
    {
        var name = $"parallelasync-{Guid.NewGuid():N}"[..30];
        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var start = new ProcessStartInfo(DotNetHost.Path, ["exec", worker, WireFormat.WorkerVerb, name, .. isWarm ? (string[])[NotebookWorker.Warm] : []])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // Without diagnostics there is no socket of theirs in the temporary folder, which a killed process would leave behind. Whoever wants them sets it to 1.
        start.Environment.TryAdd("DOTNET_EnableDiagnostics", "0");
        var process = Process.Start(start) ?? throw new InvalidOperationException("The notebook's process did not start.");
        process.StandardInput.Close();
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var connected = pipe.WaitForConnectionAsync(either.Token);
            if (await Task.WhenAny(connected, process.WaitForExitAsync(either.Token)) != connected && process.HasExited)
            {
                var said = await process.StandardError.ReadToEndAsync(cancellationToken);
                throw new InvalidOperationException($"The notebook's process ended before it ran a cell, with {ExitCodes.Describe(process.ExitCode)}. {said.Trim()}");
            }

            await connected;
            return new NotebookProcess(pipe, process);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            await pipe.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a cell, or asks a question, and reports what comes, until it ends or the process does.</summary>
    /// <param name="request">The cell or the question.</param>
    /// <param name="onEvent">Receives the events, in order, the next one when it is done with the last.</param>
    /// <param name="cancellationToken">Stops waiting; the caller then disposes the process.</param>
    /// <returns>True when the process lives on; false when it died, which is also reported as a failure.</returns>
    public async Task<bool> RunAsync(WorkerRequest request, Func<CellEvent, Task> onEvent, CancellationToken cancellationToken)
    {
        await SendAsync(request, cancellationToken);
        ExceptionDispatchInfo? failure = null;
        await foreach (var cellEvent in events.Reader.ReadAllAsync(cancellationToken))
        {
            if (cellEvent is CellEnd)
            {
                SamplePeakMemory();
                failure?.Throw();
                return true;
            }

            try
            {
                await onEvent(cellEvent);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Read to the cell's end all the same: what is left would be taken for the next one's.
                failure ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        await process.WaitForExitAsync(cancellationToken);
        await onEvent(Death((request as CellRequest)?.Number));
        return false;
    }

    /// <summary>Sends a request; without effect when the process is gone, which the events say.</summary>
    public async Task SendAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            await writer.WriteLineAsync(WireFormat.Write(request).AsMemory(), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Ends the process and all that it started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            SamplePeakMemory();
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        await pipe.DisposeAsync();
        events.Writer.TryComplete();
        // A grandchild that survived may hold the console open; nobody waits for it.
        process.StandardOutput.Close();
        process.StandardError.Close();
        await pumps.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        reader.Dispose();
        consoleDrained.Dispose();
        sending.Dispose();
        process.Dispose();
    }

    private string ErrorTail
    {
        get
        {
            lock (errorTail)
            {
                return errorTail.ToString().Trim();
            }
        }
    }

    private CellFailure Death(int? cell)
    {
        var message = $"The notebook's process ended{(cell is null ? "" : " in this cell")}, with {ExitCodes.Describe(process.ExitCode)}. What its memory held is lost.";
        // The runtime's last words stand whole in the cell's stderr; here only what names the reader's own code.
        var words = ErrorTail.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line) && !line.Contains("System.", StringComparison.Ordinal)
            && !line.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !line.StartsWith("---", StringComparison.Ordinal));
        return new CellFailure(DeathName, message, [message, .. cell is null ? (string[])[] : [$"   at cell {cell}"], .. words.Take(8).Select(line => line.TrimEnd())]);
    }

    private async Task PumpEventsAsync()
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                var cellEvent = WireFormat.ReadEvent(line);
                if (cellEvent is CellEnd)
                {
                    await WaitForConsoleAsync();
                }

                await events.Writer.WriteAsync(cellEvent);
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or ObjectDisposedException or ChannelClosedException)
        {
            // The process is gone, or is being disposed of.
        }
        catch (JsonException)
        {
            // Nothing that it says can be understood any more.
            process.Kill(entireProcessTree: true);
        }
        finally
        {
            events.Writer.TryComplete();
        }
    }

    /// <summary>What native code and child processes write past the console that the session captures.</summary>
    private async Task PumpConsoleAsync(string name, StreamReader console)
    {
        var buffer = new char[4096];
        try
        {
            while (await console.ReadAsync(buffer) is > 0 and var count)
            {
                var text = new string(buffer, 0, count);
                if (text.Contains(WireFormat.EndOfConsole))
                {
                    consoleDrained.Release(text.Count(character => character == WireFormat.EndOfConsole));
                    text = text.Replace(WireFormat.EndOfConsole.ToString(), "");
                }

                if (text.Length == 0)
                {
                    continue;
                }

                if (name == "stderr")
                {
                    lock (errorTail)
                    {
                        if (errorTail.Length < LongestErrorTail)
                        {
                            errorTail.Append(text);
                        }
                    }
                }

                await events.Writer.WriteAsync(new CellText(name, text));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or ChannelClosedException)
        {
            // The console was closed with the process.
        }
    }

    /// <summary>Waits until both console streams have delivered what the cell wrote to them, so that it is not shown under the next cell.</summary>
    // Bounded, for a cell that closed a stream of its process: its marks never come.
    private async Task WaitForConsoleAsync()
    {
        for (var stream = 0; stream < 2; stream++)
        {
            await consoleDrained.WaitAsync(TimeSpan.FromSeconds(1));
        }
    }

    private void SamplePeakMemory()
    {
        process.Refresh();
        if (!process.HasExited)
        {
            PeakMemory = Math.Max(PeakMemory, process.PeakWorkingSet64);
        }
    }
}
