using System.Buffers;
using MessagePack;
using MessagePack.Formatters;

namespace ParallelAsync.Processes;

/// <summary>Byte arrays as MessagePack has them, into memory that is not cleared first: clearing megabytes that are about to be written takes as long as
/// writing them.</summary>
internal sealed class BytesFormatter : IMessagePackFormatter<byte[]?>
{
    public void Serialize(ref MessagePackWriter writer, byte[]? value, MessagePackSerializerOptions options) => writer.Write(value);

    public byte[]? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        if (reader.ReadBytes() is not { } bytes)
            return null;
        var array = LargePages.Allocate((int)bytes.Length);
        bytes.CopyTo(array);
        return array;
    }
}
