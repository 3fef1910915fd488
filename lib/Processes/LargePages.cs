using System.Runtime.InteropServices;

namespace ParallelAsync.Processes;

/// <summary>Asks for pages of 2 MB under large arrays. New memory comes from the system a page at a time, at the first touch: with pages of 4 kB that
/// takes as long as copying the bytes.</summary>
internal static unsafe partial class LargePages
{
    private const int PageBytes = 2 << 20;
    private const int LeastBytes = 2 * PageBytes;

    // MADV_HUGEPAGE of Linux. It is advice: where the system has no such pages, nothing changes.
    private const int UseHugePages = 14;

    /// <summary>An array of bytes that are not cleared.</summary>
    public static byte[] Allocate(int length)
    {
        var array = GC.AllocateUninitializedArray<byte>(length);
        if (length >= LeastBytes && OperatingSystem.IsLinux())
            Advise(array);
        return array;
    }

    private static void Advise(byte[] array)
    {
        fixed (byte* bytes = array)
        {
            var first = ((nint)bytes + PageBytes - 1) & ~(nint)(PageBytes - 1);
            var end = (nint)(bytes + array.Length) & ~(nint)(PageBytes - 1);
            if (end > first)
                _ = Madvise(first, (nuint)(end - first), UseHugePages);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Madvise(nint address, nuint length, int advice);
}
