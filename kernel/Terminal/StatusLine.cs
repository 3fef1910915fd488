using System.Globalization;
using ParallelAsync.Kernel.Execution;
using Spectre.Console;

namespace ParallelAsync.Kernel.Terminal;

/// <summary>One line at the bottom of a terminal that says which cell runs and for how long; it makes room for whatever else is written.</summary>
internal sealed class StatusLine : IDisposable
{
    private const string EraseLine = "\r\u001b[2K";

    private readonly Lock gate = new();
    private readonly IAnsiConsole console;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private RunProgress? running;
    private long reported;

    /// <summary>Shows nothing until the first report, and then the time as it passes.</summary>
    public StatusLine(IAnsiConsole console, TimeProvider time)
    {
        (this.console, this.time) = (console, time);
        timer = time.CreateTimer(_ => Draw(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>Another cell runs.</summary>
    public void Report(RunProgress progress)
    {
        lock (gate)
        {
            (running, reported) = (progress, time.GetTimestamp());
            Draw();
        }
    }

    /// <summary>Writes something above the line.</summary>
    public void Write(Action<IAnsiConsole> write)
    {
        lock (gate)
        {
            running = null;
            console.Profile.Out.Writer.Write(EraseLine);
            write(console);
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        timer.Dispose();
        Write(_ => { });
    }

    private void Draw()
    {
        lock (gate)
        {
            if (running is { } at)
            {
                var elapsed = at.Elapsed + time.GetElapsedTime(reported);
                var line = string.Create(CultureInfo.InvariantCulture, $"{at.Notebook}  cell {at.Cell} of {at.CellCount}  {elapsed.TotalSeconds:0} s");
                // Cut to the width: a line that wraps could not be taken back.
                console.Profile.Out.Writer.Write(EraseLine + line[..Math.Min(line.Length, Math.Max(1, console.Profile.Width - 1))]);
                console.Profile.Out.Writer.Flush();
            }
        }
    }
}
