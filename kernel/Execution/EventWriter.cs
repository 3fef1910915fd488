using System.Text;

namespace ParallelAsync.Kernel.Execution;

/// <summary>
/// Sends the events of a notebook's process in order. Text goes out at once, and when more of it follows within milliseconds, that is sent in larger pieces.
/// </summary>
internal sealed class EventWriter : IDisposable
{
    /// <summary>How long text that follows other text waits for more: too short to be seen.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(5);

    /// <summary>So much text, in characters, goes out without waiting.</summary>
    private const int Plenty = 32 * 1024;

    private readonly TextWriter pipe;
    private readonly Lock gate = new();
    private readonly StringBuilder text = new();
    private readonly AutoResetEvent isBusy = new(false);
    private string name = "";
    private bool isCollecting;
    private volatile bool disposed;

    /// <summary>A writer to a pipe, one event a line.</summary>
    public EventWriter(TextWriter pipe)
    {
        this.pipe = pipe;
        // Not a timer: cells that keep the thread pool busy must not hold back what they print.
        new Thread(SendCollected) { IsBackground = true, Name = "cell output" }.Start();
    }

    /// <summary>Sends an event, after all text before it.</summary>
    public void Send(CellEvent cellEvent)
    {
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            if (cellEvent is CellText piece)
            {
                Add(piece);
            }
            else
            {
                SendText(holdSplit: false);
                Write(cellEvent);
            }
        }
    }

    /// <summary>Sends the text that waits.</summary>
    public void Flush()
    {
        lock (gate)
        {
            SendText(holdSplit: false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            SendText(holdSplit: false);
            disposed = true;
            isBusy.Set();
        }
    }

    private void Add(CellText piece)
    {
        if (piece.Name != name)
        {
            SendText(holdSplit: false);
            name = piece.Name;
        }

        text.Append(piece.Text);
        if (!isCollecting || text.Length >= Plenty)
        {
            SendText(holdSplit: true);
        }

        if (!isCollecting)
        {
            isCollecting = true;
            isBusy.Set();
        }
    }

    private void SendCollected()
    {
        while (!disposed)
        {
            isBusy.WaitOne();
            do
            {
                Thread.Sleep(Patience);
            }
            while (SendCollectedOnce());
        }

        lock (gate)
        {
            isBusy.Dispose();
        }
    }

    /// <summary>Sends what has come in a pause; false when nothing has.</summary>
    private bool SendCollectedOnce()
    {
        lock (gate)
        {
            return isCollecting = !disposed && SendText(holdSplit: true);
        }
    }

    /// <summary>Sends the text so far, but for the first half of a character whose second half has not been written yet.</summary>
    private bool SendText(bool holdSplit)
    {
        var length = text.Length > 0 && holdSplit && char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;
        if (length == 0)
        {
            return false;
        }

        var sent = text.ToString(0, length);
        text.Remove(0, length);
        Write(new CellText(name, sent));
        return true;
    }

    private void Write(CellEvent cellEvent)
    {
        try
        {
            pipe.WriteLine(WireFormat.Write(cellEvent));
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The host is gone: nobody is there to see it, and the end of the pipe ends this process.
        }
    }
}
