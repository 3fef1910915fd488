using System.Runtime.InteropServices;

namespace ParallelAsync.XRay;

/// <summary>Keeps an array in its place while native code reads or writes it.</summary>
internal readonly ref struct PinnedArray(byte[] array) : IDisposable
{
    private readonly GCHandle handle = GCHandle.Alloc(array, GCHandleType.Pinned);

    /// <summary>Where the first byte is.</summary>
    public nint Address => handle.AddrOfPinnedObject();

    public void Dispose() => handle.Free();
}
