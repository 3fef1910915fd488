namespace ParallelAsync.Kernel.Jupyter;

/// <summary>
/// Holds what is published back until somebody listens. A client that asks before its subscription has arrived would never hear that the kernel is
/// idle again, and wait for it: VS Code does.
/// </summary>
/// <remarks>Used by one thread.</remarks>
/// <param name="send">Sends a message.</param>
/// <param name="time">The clock.</param>
internal sealed class SubscriptionGate(Action<IReadOnlyList<byte[]>> send, TimeProvider time)
{
    /// <summary>So long a message waits for a listener; there may be none.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Queue<IReadOnlyList<byte[]>> held = [];
    private long? first;
    private bool isOpen;

    /// <summary>Sends a message, or holds it back.</summary>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        if (isOpen)
        {
            send(frames);
            return;
        }

        first ??= time.GetTimestamp();
        held.Enqueue(frames);
        LookAtClock();
    }

    /// <summary>Opens the gate when a message has waited long enough.</summary>
    public void LookAtClock()
    {
        if (!isOpen && first is { } since && time.GetElapsedTime(since) >= Patience)
        {
            Open();
        }
    }

    /// <summary>Somebody listens: sends what was held back, and holds nothing from now on.</summary>
    public void Open()
    {
        isOpen = true;
        while (held.TryDequeue(out var frames))
        {
            send(frames);
        }
    }
}
