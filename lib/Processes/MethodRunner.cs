using System.Diagnostics;
using System.Reflection;
using MessagePack;
using MessagePack.Formatters;

namespace ParallelAsync.Processes;

/// <summary>Runs one method in a worker, a chunk of arguments at a time.</summary>
internal abstract class MethodRunner
{
    /// <summary>Finds the method that is described. What prevents that becomes the answer to every chunk for it.</summary>
    public static MethodRunner Of(RemoteMethod description)
    {
        try
        {
            var (method, argument, result) = description.Resolve();
            return (MethodRunner)Activator.CreateInstance(typeof(MethodRunner<,>).MakeGenericType(argument, result), method)!;
        }
        catch (Exception exception)
        {
            return new NoMethod(exception);
        }
    }

    /// <summary>Runs the method for each argument of a payload, and writes the answer's payload.</summary>
    /// <param name="arguments">The arguments, one after the other.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="timed">Whether to add the start and the end of each item.</param>
    /// <param name="answer">Receives the results of the items that succeeded, then the failures, then the times.</param>
    /// <returns>How many succeeded.</returns>
    public abstract int Run(ReadOnlyMemory<byte> arguments, int count, bool timed, PayloadBuffer answer);

    protected static void WriteFailures(ref MessagePackWriter writer, IReadOnlyList<ItemFailure> failures)
    {
        writer.WriteArrayHeader(failures.Count);
        foreach (var failure in failures)
            failure.Write(ref writer);
    }

    protected static void WriteTimes(ref MessagePackWriter writer, ReadOnlySpan<long> times)
    {
        writer.WriteArrayHeader(times.Length);
        foreach (var time in times)
            writer.WriteInt64(time);
        writer.Flush();
    }

    private sealed class NoMethod(Exception reason) : MethodRunner
    {
        public override int Run(ReadOnlyMemory<byte> arguments, int count, bool timed, PayloadBuffer answer)
        {
            var writer = new MessagePackWriter(answer);
            WriteFailures(ref writer, [.. Enumerable.Range(0, count).Select(index => ItemFailure.Of(index, reason))]);
            WriteTimes(ref writer, []);
            return 0;
        }
    }
}

/// <inheritdoc/>
internal sealed class MethodRunner<TArgument, TResult>(MethodInfo method) : MethodRunner
{
    private readonly Func<TArgument, TResult> callable = method.CreateDelegate<Func<TArgument, TResult>>();
    private readonly IMessagePackFormatter<TArgument> arguments = PoolSerializer.FormatterOf<TArgument>();
    private readonly IMessagePackFormatter<TResult> results = PoolSerializer.FormatterOf<TResult>();

    /// <inheritdoc/>
    public override int Run(ReadOnlyMemory<byte> arguments, int count, bool timed, PayloadBuffer answer)
    {
        var reader = new MessagePackReader(arguments);
        var writer = new MessagePackWriter(answer);
        var times = timed ? new long[2 * count] : [];
        List<ItemFailure> failures = [];
        for (var index = 0; index < count; index++)
        {
            var item = reader;
            if (timed)
                times[2 * index] = Stopwatch.GetTimestamp();
            try
            {
                RunOne(this.arguments.Deserialize(ref reader, PoolSerializer.Options), ref writer, answer);
            }
            catch (Exception exception)
            {
                failures.Add(ItemFailure.Of(index, exception));
                if (exception is OutOfMemoryException)
                    FreeMemory();
                // Wherever reading or working stopped: the next argument begins after this one.
                reader = item;
                reader.Skip();
            }

            if (timed)
                times[2 * index + 1] = Stopwatch.GetTimestamp();
        }

        WriteFailures(ref writer, failures);
        WriteTimes(ref writer, times);
        return count - failures.Count;
    }

    // What the item had asked for must not make the next one fail.
    private static void FreeMemory() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private void RunOne(TArgument argument, ref MessagePackWriter writer, PayloadBuffer answer)
    {
        var result = callable(argument);
        writer.Flush();
        var written = answer.Length;
        try
        {
            results.Serialize(ref writer, result, PoolSerializer.Options);
        }
        catch (Exception)
        {
            // Half a result must not be taken for the next one.
            writer.Flush();
            answer.Truncate(written);
            writer = new MessagePackWriter(answer);
            throw;
        }
    }
}
