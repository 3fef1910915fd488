using System.Runtime.InteropServices;

namespace ParallelAsync.Processes;

/// <summary>Takes the pipes behind standard input and output for the protocol alone: whatever else writes to standard output then, native code
/// too, reaches standard error, and the children of a worker hold neither pipe.</summary>
internal static partial class StandardStreams
{
    private const int WindowsOutput = -11;
    private const int WindowsError = -12;

    public static (Stream Input, Stream Output) Take()
    {
        if (OperatingSystem.IsWindows())
        {
            // Windows looks a standard handle up when it is asked for: what has one keeps it, and all others get the new one.
            var streams = (Console.OpenStandardInput(), Console.OpenStandardOutput());
            SetStdHandle(WindowsOutput, GetStdHandle(WindowsError));
            return streams;
        }

        // Opened anew, they are closed in the children that a worker starts; as inherited, they are not.
        var input = Open("/dev/fd/0", FileAccess.Read);
        var output = Open("/dev/fd/1", FileAccess.Write);
        using var nothing = File.OpenHandle("/dev/null");
        Replace(0, (int)nothing.DangerousGetHandle());
        Replace(1, 2);
        return (input, output);
    }

    // Without buffers of their own: the frames have one.
    private static FileStream Open(string path, FileAccess access) => new(path, FileMode.Open, access, FileShare.ReadWrite, bufferSize: 0);

    private static void Replace(int descriptor, int by)
    {
        if (Dup2(by, descriptor) < 0)
            throw new IOException($"The worker could not set its standard streams aside: error {Marshal.GetLastPInvokeError()} of the system.");
    }

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Dup2(int from, int to);

    [LibraryImport("kernel32", EntryPoint = "GetStdHandle", SetLastError = true)]
    private static partial nint GetStdHandle(int handle);

    [LibraryImport("kernel32", EntryPoint = "SetStdHandle", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStdHandle(int handle, nint value);
}
