using System.Buffers;
using System.Diagnostics;
using MessagePack;
using MessagePack.Formatters;
using ParallelAsync.Processes;

namespace ParallelAsync.Benchmarks.Micro.Protocols;

/// <summary>What the process pool speaks: its own frames, their payloads in MessagePack.</summary>
internal sealed class FrameProtocol(Process process) : IProtocol
{
    private const int Number = 1, Bytes = 2;

    private readonly FrameWriter writer = new(process.StandardInput.BaseStream);
    private readonly FrameReader reader = new(process.StandardOutput.BaseStream);
    private readonly ArrayBufferWriter<byte> payload = new();

    public static void Serve(Stream input, Stream output)
    {
        var (reader, writer, payload) = (new FrameReader(input), new FrameWriter(output), new ArrayBufferWriter<byte>());
        while (reader.Read() is { } frame)
        {
            // As in the pool, every argument is read and every result written.
            if (frame.Header.Method == Number)
                Write(writer, payload, Number, Read<int>(frame));
            else
                Write(writer, payload, Bytes, Read<byte[]>(frame));
            writer.Flush();
        }
    }

    public Task<int> OneAsync(int item)
    {
        Write(writer, payload, Number, item);
        writer.Flush();
        return Task.FromResult(Next<int>());
    }

    public Task<int[]> ManyAsync(int[] items)
    {
        foreach (var item in items)
            Write(writer, payload, Number, item);
        writer.Flush();
        return Task.FromResult(Array.ConvertAll(items, _ => Next<int>()));
    }

    public Task<byte[]> BytesAsync(byte[] data)
    {
        Write(writer, payload, Bytes, data);
        writer.Flush();
        return Task.FromResult(Next<byte[]>());
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private T Next<T>() => Read<T>(reader.Read() ?? throw new EndOfStreamException("The other process ended."));

    private static void Write<T>(FrameWriter writer, ArrayBufferWriter<byte> payload, int method, T value)
    {
        payload.ResetWrittenCount();
        var message = new MessagePackWriter(payload);
        Formatter<T>.Instance.Serialize(ref message, value, PoolSerializer.Options);
        message.Flush();
        writer.Write(new(FrameKind.Work, payload.WrittenCount, method), payload.WrittenSpan);
    }

    private static T Read<T>(Frame frame)
    {
        var message = new MessagePackReader(frame.Payload);
        var value = Formatter<T>.Instance.Deserialize(ref message, PoolSerializer.Options);
        frame.Return();
        return value;
    }

    private static class Formatter<T>
    {
        public static readonly IMessagePackFormatter<T> Instance = PoolSerializer.FormatterOf<T>();
    }
}
