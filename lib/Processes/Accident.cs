namespace ParallelAsync.Processes;

/// <summary>Accidents of the kind that takes a whole process with it, to see what becomes of the others.</summary>
public static class Accident
{
    /// <summary>Hands a number back, except 13, which ends the process at once, as a fault in native code does. Only for a worker.</summary>
    /// <param name="number">The number.</param>
    public static int AtThirteen(int number)
    {
        if (number == 13)
            Environment.FailFast("A bug in native code ended this process.");
        return number;
    }

    /// <summary>Asks for memory that it keeps until it has all of it.</summary>
    /// <param name="megabytes">How much, in units of 1,048,576 bytes.</param>
    /// <returns>How much it got: all of it.</returns>
    /// <exception cref="OutOfMemoryException">The process may not have so much.</exception>
    public static int OfMemory(int megabytes)
    {
        var kept = new byte[megabytes][];
        for (var index = 0; index < megabytes; index++)
            kept[index] = GC.AllocateUninitializedArray<byte>(1 << 20);
        return kept.Length;
    }
}
