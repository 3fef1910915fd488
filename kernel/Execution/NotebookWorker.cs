using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;
using ParallelAsync.Kernel.Language;

namespace ParallelAsync.Kernel.Execution;

/// <summary>The process in which one notebook runs: takes cells from its host's pipe, sends back what they show.</summary>
internal static class NotebookWorker
{
    /// <summary>The argument for a worker that gets its compiler ready before it is asked for a cell.</summary>
    public const string Warm = "warm";

    /// <summary>Runs cells until the host closes the pipe, or is gone.</summary>
    /// <param name="pipeName">The host's pipe.</param>
    /// <param name="isWarm">Whether to get ready before the first cell comes.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string pipeName, bool isWarm)
    {
        // Ctrl+C in a terminal reaches every process there; what it means is the host's to say.
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        // Bounded: a host that died between starting this process and listening would be waited for for ever.
        await pipe.ConnectAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        using var requests = new StreamReader(pipe, new UTF8Encoding(false), leaveOpen: true);
        using var lines = new StreamWriter(pipe, new UTF8Encoding(false), leaveOpen: true) { AutoFlush = true };
        using var events = new EventWriter(lines);
        // A cell may end the process; what it printed before is shown.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => events.Flush();
        var session = new CSharpSession(Directory.GetCurrentDirectory(), new PackageRestore());
        var inbox = new WorkerInbox(session);
        // Read ahead of the cell that runs: the end of the pipe means that nobody waits for it any more, however busy it is.
        _ = Task.Factory.StartNew(() => ReadRequests(requests, inbox), TaskCreationOptions.LongRunning);
        if (isWarm)
        {
            await CSharpSession.WarmUpAsync();
        }

        using var output = Console.OpenStandardOutput();
        using var error = Console.OpenStandardError();
        using var language = new LanguageServices(session);
        using var preparation = isWarm ? new IdlePreparation(language) : null;
        await foreach (var (request, interrupt) in inbox.Work.ReadAllAsync())
        {
            preparation?.Stop();
            await DoAsync(request, session, language, events, interrupt);
            inbox.Done();
            output.WriteByte((byte)WireFormat.EndOfConsole);
            error.WriteByte((byte)WireFormat.EndOfConsole);
            events.Send(new CellEnd());
            preparation?.Start();
        }

        return 0;
    }

    private static async Task DoAsync(WorkerRequest request, CSharpSession session, LanguageServices language, EventWriter events, CancellationToken interrupt)
    {
        try
        {
            switch (request)
            {
                case CellRequest cell:
                    await session.ExecuteAsync(cell, events.Send, interrupt);
                    break;
                case CompletionRequest(var code, var cursor):
                    events.Send(new CompletionAnswer(await language.CompleteAsync(code, cursor, interrupt)));
                    break;
                case InspectionRequest(var code, var cursor, var detail):
                    events.Send(new InspectionAnswer(await language.InspectAsync(code, cursor, detail, interrupt)));
                    break;
                case CompletenessRequest(var code):
                    events.Send(new CompletenessAnswer(language.IsComplete(code)));
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // A question that nobody wants answered any more.
        }
    }

    private static void ReadRequests(StreamReader requests, WorkerInbox inbox)
    {
        try
        {
            while (requests.ReadLine() is { } line)
            {
                inbox.Add(WireFormat.ReadRequest(line));
            }
        }
        catch (IOException)
        {
            // The host is gone: the same as the end of the pipe.
        }

        Environment.Exit(0);
    }
}
