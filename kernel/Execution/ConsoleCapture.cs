using System.Text;
using Microsoft.DotNet.Interactive;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Sends what a cell writes to the console to that cell's output, and what it reads from there to its reader.</summary>
internal static class ConsoleCapture
{
    private static readonly CellWriter Output = new("stdout", Console.Out);
    private static readonly CellWriter Error = new("stderr", Console.Error);
    private static readonly CellReader Input = new(Console.In);
    private static KernelInvocationContext? running;

    /// <summary>Captures the console until disposed. Code that no cell started writes to the cell that runs.</summary>
    // The writers stay afterwards: a cell that was left behind goes on writing, and that must not reach the console.
    public static IDisposable SendTo(KernelInvocationContext context)
    {
        Console.SetOut(Output);
        Console.SetError(Error);
        Console.SetIn(Input);
        running = context;
        return new Release(context);
    }

    private static KernelInvocationContext? Current => KernelInvocationContext.Current ?? running;

    private sealed class Release(KernelInvocationContext context) : IDisposable
    {
        public void Dispose() => Interlocked.CompareExchange(ref running, null, context);
    }

    private sealed class CellWriter(string name, TextWriter outside) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(string? value)
        {
            if (string.IsNullOrEmpty(value))
            {
                return;
            }

            if (Current is { } context)
            {
                context.Publish(new CellText(name, value));
            }
            else
            {
                outside.Write(value);
            }
        }

        // One write, so that the lines of two threads do not mix.
        public override void WriteLine(string? value) => Write(value + NewLine);

        public override void WriteLine() => Write(NewLine);

        public override void Flush() => outside.Flush();
    }

    private sealed class CellReader(TextReader outside) : TextReader
    {
        private string rest = "";

        public override string? ReadLine()
        {
            if (rest.Length > 0)
            {
                var line = rest.TrimEnd('\n');
                rest = "";
                return line;
            }

            return Current is { } context ? context.Input.Ask() : outside.ReadLine();
        }

        public override int Peek() => rest.Length > 0 ? rest[0] : -1;

        public override int Read()
        {
            if (rest.Length == 0)
            {
                if (ReadLine() is not { } line)
                {
                    return -1;
                }

                rest = line + "\n";
            }

            var first = rest[0];
            rest = rest[1..];
            return first;
        }
    }
}
