using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace ParallelAsync.Processes;

/// <summary>
/// Memory that two processes share, in which one writes payloads and the other reads them, in the same order. A pipe hands megabytes over in pieces
/// of 64 kB, each with two system calls and a change of process; this is one copy in and one copy out.
/// </summary>
/// <remarks>Only on Linux: the file has no name any more when it is used, so nothing is left behind whoever dies, and the other process opens it as
/// a descriptor of this one.</remarks>
internal sealed unsafe class SharedRing : IDisposable
{
    /// <summary>Payloads of fewer bytes go through the pipe, which holds a quarter of this at once.</summary>
    public const int LeastPayload = 256 * 1024;

    private const int Capacity = 32 << 20;

    // On cache lines of their own: one process writes one of them, the other the other.
    private const int WrittenAt = 0;
    private const int ReadAt = 64;
    private const int BytesAt = 4096;
    private const string SharedMemory = "/dev/shm";

    private readonly FileStream file;
    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly Queue<long> held = [];
    private readonly HashSet<long> released = [];
    private long taken;

    private SharedRing(FileStream file)
    {
        this.file = file;
        map = MemoryMappedFile.CreateFromFile(file, null, BytesAt + Capacity, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        view = map.CreateViewAccessor(0, BytesAt + Capacity);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
    }

    /// <summary>By which the other process opens it.</summary>
    public string Path => FormattableString.Invariant($"/proc/{Environment.ProcessId}/fd/{file.SafeFileHandle.DangerousGetHandle()}");

    private ref long Written => ref *(long*)(start + WrittenAt);

    private ref long Read => ref *(long*)(start + ReadAt);

    /// <summary>Makes one; null where the system has no such memory to give.</summary>
    public static SharedRing? TryCreate()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(SharedMemory))
            return null;
        var path = System.IO.Path.Combine(SharedMemory, $"parallelasync-{Guid.NewGuid():N}");
        try
        {
            // Preallocated: where there is too little, that shows here, and not as a fault in the middle of a copy.
            var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, PreallocationSize = BytesAt + Capacity, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
            File.Delete(path);
            file.SetLength(BytesAt + Capacity);
            return new SharedRing(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(path);
            return null;
        }
    }

    /// <summary>Opens the one of another process; null where that is not allowed.</summary>
    public static SharedRing? TryOpen(string path)
    {
        try
        {
            return new SharedRing(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Puts a payload in; false when the reader has not yet made room for it.</summary>
    public bool TryWrite(ReadOnlySpan<byte> payload)
    {
        var at = Place(Written, payload.Length);
        if (payload.Length > Capacity || at + payload.Length - Volatile.Read(ref Read) > Capacity)
            return false;
        payload.CopyTo(new Span<byte>(start + BytesAt + at % Capacity, payload.Length));
        Volatile.Write(ref Written, at + payload.Length);
        return true;
    }

    /// <summary>The next payload, where it lies.</summary>
    /// <returns>Its bytes, and what to give to <see cref="Release"/> when they are not needed any more.</returns>
    /// <exception cref="InvalidDataException">There is none of this length.</exception>
    public (ReadOnlyMemory<byte> Payload, long End) Take(int length)
    {
        var at = Place(taken, length);
        if (at + length > Volatile.Read(ref Written))
            throw new InvalidDataException($"Expected {length} bytes in the shared memory, found {Written - taken}.");
        taken = at + length;
        lock (held)
            held.Enqueue(taken);
        return (new Part(start + BytesAt + at % Capacity, length).Memory, taken);
    }

    /// <summary>Gives the room of a payload back to the writer: as soon as all before it are given back too.</summary>
    public void Release(long end)
    {
        lock (held)
        {
            released.Add(end);
            while (held.TryPeek(out var first) && released.Remove(first))
                Volatile.Write(ref Read, held.Dequeue());
        }
    }

    // A payload lies in one piece: where it would not fit before the end, it begins at the start.
    private static long Place(long position, int length) =>
        position % Capacity + length <= Capacity ? position : position + Capacity - position % Capacity;

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        map.Dispose();
        file.Dispose();
    }

    private sealed class Part(byte* start, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => new(start, length);

        public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
