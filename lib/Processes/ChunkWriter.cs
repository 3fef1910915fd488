using MessagePack;
using MessagePack.Formatters;

namespace ParallelAsync.Processes;

/// <summary>Writes the arguments of a chunk, one after the other.</summary>
internal sealed class ChunkWriter<TArgument>
{
    private readonly IMessagePackFormatter<TArgument> formatter = PoolSerializer.FormatterOf<TArgument>();
    private readonly PayloadBuffer payload = new();

    public int Count { get; private set; }

    public void Write(TArgument argument)
    {
        var writer = new MessagePackWriter(payload);
        formatter.Serialize(ref writer, argument, PoolSerializer.Options);
        writer.Flush();
        Count++;
    }

    /// <summary>Hands over what was written, and begins anew.</summary>
    public ChunkPayload Take()
    {
        var (count, length) = (Count, payload.Length);
        Count = 0;
        return new(payload.Take(), length, count);
    }
}
