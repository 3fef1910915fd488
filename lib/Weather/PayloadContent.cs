using System.Net;

namespace ParallelAsync.Weather;

/// <summary>The body of an answer that was read and checked already: what it said, instead of its bytes.</summary>
internal sealed class PayloadContent(object? value) : HttpContent
{
    public object? Value => value;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        throw new NotSupportedException("The body was read already; ask for its value.");

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
