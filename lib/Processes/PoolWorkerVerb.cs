using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ParallelAsync.Processes;

/// <summary>A worker process of a <see cref="ProcessPool"/>: one thread reads frames, another works on chunks, one at a time and in their order.</summary>
/// <remarks>The results of a chunk leave the process before the next chunk begins. So the pool knows, when a worker dies, which chunk it held.</remarks>
internal sealed class PoolWorkerVerb
{
    public const string Verb = "pool-worker";

    private readonly LinkedList<Frame> waiting = [];
    private readonly Lock writing = new();
    private readonly Dictionary<int, MethodRunner> methods = [];
    private readonly FrameReader reader;
    private readonly FrameWriter writer;
    private bool ended;

    private PoolWorkerVerb((Stream Input, Stream Output) streams) =>
        (reader, writer) = (new(streams.Input), new(streams.Output));

    /// <summary>Works until the parent closes the pipe, or is gone.</summary>
    public static Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var worker = new PoolWorkerVerb(WorkerConnection.Join(arguments));
        Console.SetOut(new LineForwarder(line => worker.Send(FrameKind.Text, Encoding.UTF8.GetBytes(line))));
        Console.SetError(new LineForwarder(line => worker.Send(FrameKind.ErrorText, Encoding.UTF8.GetBytes(line))));
        new Thread(worker.ReadFrames) { IsBackground = true, Name = "reads frames" }.Start();
        worker.Send(FrameKind.Hello, []);
        worker.Work();
        return Task.FromResult(0);
    }

    private void ReadFrames()
    {
        while (reader.Read() is { } frame)
        {
            switch (frame.Header.Kind)
            {
                case FrameKind.Recall:
                    Recall(frame.Header.Unit);
                    break;
                case FrameKind.Rings:
                    OpenRings(frame);
                    break;
                default:
                    Enqueue(frame);
                    break;
            }
        }

        lock (waiting)
        {
            ended = true;
            Monitor.Pulse(waiting);
        }

        // A method that still runs has nobody left to answer to. An exit handler of its own may have a second.
        new Thread(() => { Thread.Sleep(1000); Process.GetCurrentProcess().Kill(); }) { IsBackground = true }.Start();
        Environment.Exit(0);
    }

    private void Enqueue(Frame frame)
    {
        lock (waiting)
        {
            waiting.AddLast(frame);
            Monitor.Pulse(waiting);
        }
    }

    private void Recall(long unit)
    {
        lock (waiting)
        {
            var node = waiting.Last;
            while (node is not null && (node.Value.Header.Kind != FrameKind.Work || node.Value.Header.Unit != unit))
                node = node.Previous;
            if (node is null)
                return;
            waiting.Remove(node);
            node.Value.Return();
        }

        lock (writing)
        {
            writer.Write(new FrameHeader(FrameKind.Recalled, 0, Unit: unit), []);
            writer.Flush();
        }
    }

    private void OpenRings(Frame frame)
    {
        var paths = Encoding.UTF8.GetString(frame.Payload.Span).Split('\n');
        frame.Return();
        if (SharedRing.TryOpen(paths[0]) is not { } incoming)
            return;
        if (SharedRing.TryOpen(paths[1]) is not { } outgoing)
        {
            incoming.Dispose();
            return;
        }

        reader.Ring = incoming;
        Send(FrameKind.Rings, []);
        lock (writing)
            writer.Ring = outgoing;
    }

    private void Work()
    {
        var answer = new PayloadBuffer();
        while (Next() is { } frame)
        {
            if (frame.Header.Kind == FrameKind.Method)
                methods[frame.Header.Method] = MethodRunner.Of(JsonSerializer.Deserialize<RemoteMethod>(frame.Payload.Span)!);
            else
                RunChunk(frame, answer);
            frame.Return();
        }
    }

    private void RunChunk(Frame frame, PayloadBuffer answer)
    {
        var header = frame.Header;
        var start = Stopwatch.GetTimestamp();
        var succeeded = methods[header.Method].Run(frame.Payload, header.Count, timed: header.Ticks != 0, answer);
        Console.Out.Flush();
        Console.Error.Flush();
        lock (writing)
        {
            writer.Write(new FrameHeader(FrameKind.Result, answer.Length, Environment.CurrentManagedThreadId, succeeded, header.Unit, Stopwatch.GetTimestamp() - start), answer.Written);
            writer.Flush();
        }

        answer.Reset();
    }

    private Frame? Next()
    {
        lock (waiting)
        {
            while (waiting.First is null)
            {
                if (ended)
                    return null;
                Monitor.Wait(waiting);
            }

            var first = waiting.First.Value;
            waiting.RemoveFirst();
            return first;
        }
    }

    private void Send(FrameKind kind, byte[] payload)
    {
        lock (writing)
        {
            writer.Write(new FrameHeader(kind, payload.Length), payload);
            writer.Flush();
        }
    }
}
