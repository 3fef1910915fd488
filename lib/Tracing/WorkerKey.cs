namespace ParallelAsync.Tracing;

/// <summary>How a span names its worker: by a text, by a number, or not at all, in which case its thread stands for it.</summary>
internal readonly record struct WorkerKey(string? Name, int? Number)
{
    public bool IsThread => Name is null && Number is null;
}
