using System.Text.Json;

namespace ParallelAsync.Processes;

/// <summary>A method that a pool has been given, the number that stands for it on the pipes, and its description for a worker that meets it first.</summary>
internal sealed record PoolMethod(int Number, byte[] Description)
{
    public PoolMethod(int number, RemoteMethod method)
        : this(number, JsonSerializer.SerializeToUtf8Bytes(method))
    {
    }
}
