using System.IO.Pipes;
using System.Text;

namespace ParallelAsync.Kernel.Execution;

/// <summary>The process in which one notebook runs: takes cells from the runner's pipe, sends back what they show.</summary>
internal static class NotebookWorker
{
    /// <summary>The verb that starts a worker; for the runner only.</summary>
    public const string Verb = "notebook-worker";

    /// <summary>Written to the process's real console streams when a cell ends: all that came before it belongs to that cell.</summary>
    public const char EndOfConsole = '\u001E';

    /// <summary>Runs cells until the runner closes the pipe, or is gone.</summary>
    /// <param name="pipeName">The runner's pipe.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string pipeName)
    {
        using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        // Bounded: a runner that died between starting this process and listening would be waited for for ever.
        await pipe.ConnectAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        using var requests = new StreamReader(pipe, new UTF8Encoding(false), leaveOpen: true);
        using var events = new StreamWriter(pipe, new UTF8Encoding(false), leaveOpen: true) { AutoFlush = true };
        var cells = System.Threading.Channels.Channel.CreateUnbounded<CellRequest>();

        // Read ahead of the cell that runs: the end of the pipe means that nobody waits for it any more, however busy it is.
        _ = Task.Factory.StartNew(() => ReadRequests(requests, cells.Writer), TaskCreationOptions.LongRunning);
        using var output = Console.OpenStandardOutput();
        using var error = Console.OpenStandardError();
        var session = new CSharpSession(Directory.GetCurrentDirectory(), new PackageRestore());
        await foreach (var cell in cells.Reader.ReadAllAsync())
        {
            await session.ExecuteAsync(cell, cellEvent => Send(events, cellEvent), CancellationToken.None);
            output.WriteByte((byte)EndOfConsole);
            error.WriteByte((byte)EndOfConsole);
            Send(events, new CellEnd());
        }

        return 0;
    }

    private static void ReadRequests(StreamReader requests, System.Threading.Channels.ChannelWriter<CellRequest> cells)
    {
        try
        {
            while (requests.ReadLine() is { } line)
            {
                cells.TryWrite(WireFormat.ReadRequest(line));
            }
        }
        catch (IOException)
        {
            // The runner is gone: the same as the end of the pipe.
        }

        Environment.Exit(0);
    }

    private static void Send(StreamWriter events, CellEvent cellEvent)
    {
        lock (events)
        {
            events.WriteLine(WireFormat.Write(cellEvent));
        }
    }
}
