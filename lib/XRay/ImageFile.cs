using Microsoft.Win32.SafeHandles;

namespace ParallelAsync.XRay;

/// <summary>A file that is expected to hold a picture, opened only once it is certain that opening it cannot wait.</summary>
internal sealed class ImageFile : IDisposable
{
    /// <summary>More bytes than a JPEG within any sensible limit of pixels has; a forged file is not read into memory.</summary>
    public const long MaxBytes = 512L * 1024 * 1024;

    private readonly SafeFileHandle handle;

    private ImageFile(SafeFileHandle handle, long length) => (this.handle, Length) = (handle, length);

    /// <summary>Bytes of the file.</summary>
    public long Length { get; }

    public static ImageFile Open(string path)
    {
        if (Directory.Exists(path))
            throw new InvalidDataException("a folder, not a file");
        // A pipe or a device says that it has no bytes, and opening a pipe waits for its other end: ask first.
        if (new FileInfo(path).Length == 0)
            throw new InvalidDataException("empty: 0 bytes");
        var handle = File.OpenHandle(path);
        try
        {
            var length = RandomAccess.GetLength(handle);
            return length switch
            {
                0 => throw new InvalidDataException("empty: 0 bytes"),
                > MaxBytes => throw new InvalidDataException($"{length / 1e6:N0} MB: at most {MaxBytes / 1e6:N0} MB are read"),
                _ => new ImageFile(handle, length),
            };
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>The first <paramref name="length"/> bytes, in memory that is given back on disposal.</summary>
    public PooledBytes Read(int length)
    {
        var bytes = new PooledBytes(length);
        try
        {
            for (var read = 0; read < length;)
            {
                var count = RandomAccess.Read(handle, bytes.Span[read..], read);
                if (count == 0)
                    throw new IOException($"the file became shorter while it was read: {read:N0} of {length:N0} bytes came");
                read += count;
            }
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    public PooledBytes ReadAll() => Read((int)Length);

    public void Dispose() => handle.Dispose();
}
