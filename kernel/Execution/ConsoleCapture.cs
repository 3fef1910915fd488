using System.Text;
using Microsoft.DotNet.Interactive;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Sends what a cell writes to the console to that cell's output.</summary>
internal static class ConsoleCapture
{
    private static KernelInvocationContext? running;

    /// <summary>Captures the console until disposed. Code that no cell started writes to the cell that runs.</summary>
    public static IDisposable SendTo(KernelInvocationContext context)
    {
        running = context;
        var (output, error) = (Console.Out, Console.Error);
        Console.SetOut(new CellWriter("stdout"));
        Console.SetError(new CellWriter("stderr"));
        return new Restore(output, error);
    }

    private sealed class Restore(TextWriter output, TextWriter error) : IDisposable
    {
        public void Dispose()
        {
            Console.SetOut(output);
            Console.SetError(error);
            running = null;
        }
    }

    private sealed class CellWriter(string name) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                (KernelInvocationContext.Current ?? running)?.Publish(new CellText(name, value));
            }
        }

        // One write, so that the lines of two threads do not mix.
        public override void WriteLine(string? value) => Write(value + NewLine);

        public override void WriteLine() => Write(NewLine);
    }
}
