using System.Globalization;

namespace ParallelAsync.Tracing;

/// <summary>Names workers in the order in which they are first asked for.</summary>
internal sealed class WorkerNames
{
    private readonly Dictionary<(WorkerKey Key, int ProcessId, int ThreadId), string> names = [];
    private int threads;

    public string Of(in RecordedSpan span)
    {
        var identity = span.Worker.IsThread ? (span.Worker, span.ProcessId, span.ThreadId) : (span.Worker, 0, 0);
        if (!names.TryGetValue(identity, out var name))
            names.Add(identity, name = span.Worker.Name ?? (span.Worker.Number is { } number ? Numbered(number) : OfThread(span)));
        return name;
    }

    private static string Numbered(int number) => string.Create(CultureInfo.InvariantCulture, $"worker {number}");

    private string OfThread(in RecordedSpan span)
    {
        var process = span.ProcessId == Environment.ProcessId ? "" : $"process {span.ProcessId}, ";
        return string.Create(CultureInfo.InvariantCulture, $"worker {++threads} ({process}thread {span.ThreadId})");
    }
}
