using System.IO.Pipes;
using System.Text;
using System.Threading.Channels;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Polyglot.Host;

// The process in which one notebook runs in .NET Interactive. It takes cells from a pipe and answers as NotebookWorker of this project's own kernel does,
// so that the same runner and the same tests serve both.
if (args is not [WireFormat.WorkerVerb, var pipeName, ..])
{
    Console.Error.WriteLine("This program is started by the tests in tests/Polyglot.");
    return 1;
}

using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
await pipe.ConnectAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
using var requests = new StreamReader(pipe, new UTF8Encoding(false), leaveOpen: true);
using var lines = new StreamWriter(pipe, new UTF8Encoding(false), leaveOpen: true) { AutoFlush = true };
using var events = new EventWriter(lines);
using var output = Console.OpenStandardOutput();
using var error = Console.OpenStandardError();
using var session = new InteractiveSession();
var cells = Channel.CreateUnbounded<CellRequest>();
// Read ahead of the cell that runs: the end of the pipe means that nobody waits for it any more, however busy it is.
_ = Task.Factory.StartNew(ReadRequests, TaskCreationOptions.LongRunning);

await foreach (var cell in cells.Reader.ReadAllAsync())
{
    await session.ExecuteAsync(cell.Code, events.Send);
    output.WriteByte((byte)WireFormat.EndOfConsole);
    error.WriteByte((byte)WireFormat.EndOfConsole);
    events.Send(new CellEnd());
}

return 0;

void ReadRequests()
{
    try
    {
        while (requests.ReadLine() is { } line)
        {
            if (WireFormat.ReadRequest(line) is CellRequest cell)
            {
                cells.Writer.TryWrite(cell);
            }
        }
    }
    catch (IOException)
    {
        // The runner is gone: the same as the end of the pipe.
    }

    Environment.Exit(0);
}
