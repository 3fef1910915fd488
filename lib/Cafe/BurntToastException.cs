namespace ParallelAsync.Cafe;

/// <summary>A slice came out burnt: the time is gone, and the slice has to be toasted again.</summary>
public sealed class BurntToastException : Exception
{
    internal BurntToastException(Slice slice, string toaster)
        : base($"Slice {slice.Number} burnt in {toaster}: toast another one.") => Slice = slice;

    /// <summary>The slice that burnt.</summary>
    public Slice Slice { get; }
}
