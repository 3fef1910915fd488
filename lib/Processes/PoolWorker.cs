using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ParallelAsync.Processes;

/// <summary>One worker process of a pool, with a thread that sends it chunks and one that receives what it answers.</summary>
internal sealed class PoolWorker
{
    private const int ErrorCharactersKept = 2000;
    private const long BytesAhead = 1 << 20;
    private const int MostChunksAhead = 256;
    private const int StackBytes = 256 * 1024;
    private static readonly TimeSpan WorkAhead = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan EndingTime = TimeSpan.FromSeconds(1);

    private readonly PoolScheduler pool;
    private readonly Process process;
    private readonly WorkerConnection connection;
    private readonly TaskCompletionSource<Stream?> opened = new();
    private readonly Queue<(FrameKind Kind, WorkUnit Unit)> orders = [];
    private readonly HashSet<int> knownMethods = [];
    private readonly Task errorsRead;
    private readonly StringBuilder firstErrors = new();
    private readonly Thread sender;
    private readonly Thread receiver;
    private readonly Lock ringGate = new();
    private (SharedRing ToWorker, SharedRing FromWorker)? rings;
    private FrameReader? reader;
    private FrameWriter? writer;
    private bool mayShareMemory;
    private volatile bool hasLargePayloads;
    private string lastErrors = "";
    private long bytesHeld;
    private double ticksPerChunk;
    private bool isClosing;

    /// <summary>Starts the process.</summary>
    public PoolWorker(PoolScheduler pool, int slot, ProcessPoolOptions options)
    {
        (this.pool, Slot) = (pool, slot);
        connection = WorkerConnection.Prepare(options.Transport);
        // Whoever asks for a socket wants to see what a socket costs.
        mayShareMemory = options.Transport == PoolTransport.Pipes;
        var start = LibraryProcess.StartInfo(PoolWorkerVerb.Verb, connection.Arguments, options.WorkerEnvironment(connection.Variables));
        process = Process.Start(start) ?? throw new InvalidOperationException("The system did not start a worker process.");
        ProcessId = process.Id;
        Name = string.Create(CultureInfo.InvariantCulture, $"worker {slot + 1} (process {ProcessId})");
        errorsRead = ReadErrorsAsync(process.StandardError);
        sender = new Thread(Send, StackBytes) { IsBackground = true, Name = "sends chunks" };
        receiver = new Thread(Receive) { IsBackground = true, Name = "receives results" };
    }

    public int Slot { get; }

    public int ProcessId { get; }

    public string Name { get; }

    public int ExitCode { get; private set; }

    /// <summary>The start and the end of what it wrote to standard error.</summary>
    public string Errors => $"{firstErrors}{lastErrors}".Trim();

    /// <summary>Whether it has said that it is ready. Belongs to the pool's lock, as all that follows.</summary>
    public bool IsReady { get; set; }

    /// <summary>The chunks that it has, in the order in which it works on them: the first is the one that it holds.</summary>
    public List<WorkUnit> Units { get; } = [];

    /// <summary>
    /// How many chunks may be at the worker: the one in work and one that waits, so that it need not ask, and more of short ones, a
    /// millisecond's worth, because an answer and a question cost more than they do.
    /// </summary>
    public int ChunksWanted => ticksPerChunk <= 0 ? 2 : (int)Math.Clamp(WorkAhead.TotalSeconds * Stopwatch.Frequency / ticksPerChunk, 2, MostChunksAhead);

    /// <summary>The processor time that it has used; zero when it is gone.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                process.Refresh();
                return process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                return TimeSpan.Zero;
            }
        }
    }

    public void Begin()
    {
        // First the one that waits for the other: the receiver waits for the sender's end, and may do so at once, when the process is already gone.
        sender.Start();
        receiver.Start();
    }

    /// <summary>Whether it has nothing to do and would take a chunk: one that is ending does not.</summary>
    public bool IsIdle => TakesChunks && Units.Count == 0;

    private bool TakesChunks => IsReady && !isClosing;

    public bool HasRoomFor(WorkUnit unit) =>
        TakesChunks && (Units.Count < 2 || (Units.Count < ChunksWanted && bytesHeld + unit.Length <= BytesAhead));

    public void Give(WorkUnit unit)
    {
        unit.Holder = this;
        Units.Add(unit);
        bytesHeld += unit.Length;
        Order(FrameKind.Work, unit);
    }

    /// <summary>Takes a chunk away that it has not been sent yet, or that it has answered.</summary>
    public void Forget(WorkUnit unit)
    {
        Units.Remove(unit);
        bytesHeld -= unit.Length;
        (unit.Holder, unit.IsSent, unit.IsRecalled) = (null, false, false);
    }

    public void Recall(WorkUnit unit)
    {
        unit.IsRecalled = true;
        Order(FrameKind.Recall, unit);
    }

    public void Learn(long chunkTicks) => ticksPerChunk = ticksPerChunk <= 0 ? Math.Max(1, chunkTicks) : 0.75 * ticksPerChunk + 0.25 * Math.Max(1, chunkTicks);

    /// <summary>Lets it end by itself when it has nothing to do, and ends it otherwise.</summary>
    public void Close(bool kill)
    {
        StopSending();
        if (kill)
            Kill();
    }

    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended in the meantime, or a process that it started may not be ended by us.
        }
    }

    /// <summary>Waits for the end of the process and of both threads; kills it when it takes too long.</summary>
    public void Join()
    {
        if (!receiver.Join(EndingTime))
            Kill();
        receiver.Join();
        sender.Join();
    }

    private void Order(FrameKind kind, WorkUnit unit)
    {
        lock (orders)
        {
            orders.Enqueue((kind, unit));
            Monitor.Pulse(orders);
        }
    }

    private void StopSending()
    {
        lock (orders)
        {
            isClosing = true;
            Monitor.Pulse(orders);
        }
    }

    private void Send()
    {
        List<(FrameKind Kind, WorkUnit Unit)> batch = [];
        try
        {
            writer = new FrameWriter(opened.Task.GetAwaiter().GetResult() ?? Stream.Null);
            while (TakeOrders(batch))
            {
                foreach (var (kind, unit) in batch)
                    Write(kind, unit);
                writer.Flush();
            }
        }
        catch (IOException)
        {
            // The worker is gone: the other thread sees that too, and knows what to do.
        }
        catch (Exception exception)
        {
            Lose(exception);
        }
        finally
        {
            CloseInput();
        }
    }

    private bool TakeOrders(List<(FrameKind Kind, WorkUnit Unit)> batch)
    {
        batch.Clear();
        lock (orders)
        {
            while (orders.Count == 0 && !isClosing)
                Monitor.Wait(orders);
        }

        lock (pool.Gate)
            lock (orders)
            {
                // What is not sent now goes to another worker.
                if (isClosing)
                    return false;
                while (orders.TryDequeue(out var order))
                {
                    // In the meantime another worker may have got it, or nobody may want it any more.
                    if (order.Unit.Holder != this || (order.Kind == FrameKind.Work && order.Unit.IsSent))
                        continue;
                    order.Unit.IsSent = true;
                    batch.Add(order);
                }

                return true;
            }
    }

    private void Write(FrameKind kind, WorkUnit unit)
    {
        hasLargePayloads |= unit.Length >= SharedRing.LeastPayload;
        if (hasLargePayloads && mayShareMemory)
            OfferRings();
        if (kind == FrameKind.Recall)
        {
            writer!.Write(new FrameHeader(kind, 0, Unit: unit.Number), []);
            return;
        }

        if (knownMethods.Add(unit.Method.Number))
            writer!.Write(new FrameHeader(FrameKind.Method, unit.Method.Description.Length, unit.Method.Number), unit.Method.Description);
        writer!.Write(new FrameHeader(kind, unit.Length, unit.Method.Number, unit.Count, unit.Number, pool.IsTraced ? 1 : 0), unit.Payload);
    }

    // Only when the first large payload comes: the memory is taken whether it is used or not. This one still goes through the pipe, as do all until the worker has agreed.
    private void OfferRings()
    {
        mayShareMemory = false;
        if (SharedRing.TryCreate() is not { } toWorker)
            return;
        if (SharedRing.TryCreate() is not { } fromWorker)
        {
            toWorker.Dispose();
            return;
        }

        lock (ringGate)
            rings = (toWorker, fromWorker);
        var paths = Encoding.UTF8.GetBytes($"{toWorker.Path}\n{fromWorker.Path}");
        writer!.Write(new FrameHeader(FrameKind.Rings, paths.Length), paths);
    }

    private void UseRings()
    {
        lock (ringGate)
        {
            reader!.Ring = rings?.FromWorker;
            writer!.Ring = rings?.ToWorker;
        }
    }

    private void CloseInput()
    {
        try
        {
            opened.Task.GetAwaiter().GetResult()?.Dispose();
            process.StandardInput.BaseStream.Dispose();
        }
        catch (IOException)
        {
            // There was nobody to read what was left.
        }
    }

    private void Receive()
    {
        try
        {
            Listen();
            WaitForEnd();
            pool.WorkerEnded(this);
        }
        catch (Exception exception)
        {
            Lose(exception);
            opened.TrySetResult(null);
            sender.Join();
        }

        rings?.ToWorker.Dispose();
        rings?.FromWorker.Dispose();
        connection.Dispose();
        process.Dispose();
    }

    // Left alone, an exception on one of these threads would end this process, and with it a notebook's session.
    private void Lose(Exception exception)
    {
        Kill();
        pool.Break(new InvalidOperationException($"The pool lost {Name}: {exception.Message}", exception));
    }

    private void Listen()
    {
        try
        {
            var streams = connection.Open(process);
            opened.SetResult(streams?.ToWorker);
            reader = new FrameReader(streams?.FromWorker ?? Stream.Null);
            while (reader.Read() is { } frame)
            {
                hasLargePayloads |= frame.Header.Length >= SharedRing.LeastPayload;
                if (frame.Header.Kind == FrameKind.Rings)
                    UseRings();
                else
                    pool.Receive(this, frame);
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            Kill();
        }

        opened.TrySetResult(null);
    }

    private void WaitForEnd()
    {
        // The pipe can only close with the process, unless its code closed it: then there is no talking to it any more.
        if (!process.WaitForExit(EndingTime))
            Kill();
        process.WaitForExit();
        errorsRead.Wait(EndingTime);
        ExitCode = process.ExitCode;
        StopSending();
        sender.Join();
    }

    private async Task ReadErrorsAsync(StreamReader errors)
    {
        while (await errors.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (firstErrors.Length < ErrorCharactersKept)
                firstErrors.Append(line.AsSpan(0, Math.Min(line.Length, ErrorCharactersKept))).Append('\n');
            else
                lastErrors = $"{lastErrors}{line}\n" is var all && all.Length > ErrorCharactersKept ? all[^ErrorCharactersKept..] : all;
        }
    }
}
