using System.Text;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Sends the events of a notebook's process in order; text that is written in small pieces goes out in larger ones, a few milliseconds later.</summary>
internal sealed class EventWriter : IDisposable
{
    /// <summary>How long text waits for more of it: too short to be seen.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(5);

    /// <summary>So much text, in characters, goes out at once.</summary>
    private const int Plenty = 32 * 1024;

    private readonly TextWriter pipe;
    private readonly Lock gate = new();
    private readonly StringBuilder text = new();
    private readonly AutoResetEvent hasText = new(false);
    private string name = "";
    private bool isDue;
    private bool disposed;

    /// <summary>A writer to a pipe, one event a line.</summary>
    public EventWriter(TextWriter pipe)
    {
        this.pipe = pipe;
        // Not a timer: cells that keep the thread pool busy must not hold back what they print.
        new Thread(SendWaitingText) { IsBackground = true, Name = "cell output" }.Start();
    }

    /// <summary>Sends an event, after all text before it.</summary>
    public void Send(CellEvent cellEvent)
    {
        lock (gate)
        {
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

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            SendText(holdSplit: false);
            disposed = true;
        }

        hasText.Set();
    }

    private void Add(CellText piece)
    {
        if (piece.Name != name)
        {
            SendText(holdSplit: false);
            name = piece.Name;
        }

        text.Append(piece.Text);
        if (text.Length >= Plenty)
        {
            SendText(holdSplit: true);
        }
        else if (!isDue)
        {
            isDue = true;
            hasText.Set();
        }
    }

    private void SendWaitingText()
    {
        while (true)
        {
            hasText.WaitOne();
            Thread.Sleep(Patience);
            lock (gate)
            {
                if (disposed)
                {
                    hasText.Dispose();
                    return;
                }

                isDue = false;
                SendText(holdSplit: true);
            }
        }
    }

    /// <summary>Sends the text so far, but for the first half of a character whose second half has not been written yet.</summary>
    private void SendText(bool holdSplit)
    {
        var length = text.Length > 0 && holdSplit && char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;
        if (length > 0)
        {
            var sent = text.ToString(0, length);
            text.Remove(0, length);
            Write(new CellText(name, sent));
        }
    }

    private void Write(CellEvent cellEvent)
    {
        try
        {
            pipe.WriteLine(WireFormat.Write(cellEvent));
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The runner is gone: nobody is there to see it, and the end of the pipe ends this process.
        }
    }
}
