namespace ParallelAsync.Cafe;

/// <summary>How brown a slice is wanted; it decides how long it takes (<see cref="Slice.Minutes"/>).</summary>
public enum Doneness
{
    /// <summary>1 minute.</summary>
    Light,

    /// <summary>2 minutes, as in the talk.</summary>
    Golden,

    /// <summary>4 minutes.</summary>
    Dark,
}
