using System.Text;

namespace ParallelAsync.Processes;

/// <summary>A console that hands on whole lines; what is left of one follows when it is flushed.</summary>
internal sealed class LineForwarder(Action<string> send) : TextWriter
{
    private readonly StringBuilder line = new();
    private readonly Lock gate = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (gate)
        {
            if (value == '\n')
                SendLine();
            else
                line.Append(value);
        }
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (gate)
        {
            foreach (var character in buffer)
                Write(character);
        }
    }

    public override void WriteLine(string? value) => Write($"{value}\n");

    public override void Flush()
    {
        lock (gate)
        {
            if (line.Length > 0)
                SendLine();
        }
    }

    private void SendLine()
    {
        send(line.ToString().TrimEnd('\r'));
        line.Clear();
    }
}
