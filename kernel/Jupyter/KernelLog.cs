using System.Globalization;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>What the kernel tells the one who started it, on the terminal or in the server's log.</summary>
/// <param name="writer">Where to.</param>
internal sealed class KernelLog(TextWriter writer)
{
    /// <summary>So many refused messages are told of: a client that sends nothing else must not fill a disk.</summary>
    private const int MostRefused = 20;

    private int refused;

    /// <summary>Tells of something that somebody should look at.</summary>
    public void Warn(string message)
    {
        lock (writer)
        {
            writer.WriteLine($"ParallelAsync kernel: {message}");
            writer.Flush();
        }
    }

    /// <summary>Tells of a message that was not taken.</summary>
    public void Refused(Channel channel, string reason)
    {
        var count = Interlocked.Increment(ref refused);
        if (count <= MostRefused)
        {
            Warn($"a message on {channel.ToString().ToLowerInvariant()} was refused: {reason}."
                + (count == MostRefused ? string.Create(CultureInfo.InvariantCulture, $" That was number {count}; no more of them are told of.") : ""));
        }
    }
}
