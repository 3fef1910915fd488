namespace ParallelAsync.Processes;

/// <summary>The arguments of a chunk as they cross the pipe.</summary>
/// <param name="Bytes">A rented array.</param>
/// <param name="Length">How many of its bytes count.</param>
/// <param name="Count">How many arguments they are.</param>
internal readonly record struct ChunkPayload(byte[] Bytes, int Length, int Count);
