using System.Buffers;

namespace ParallelAsync.Weather;

/// <summary>Reads v1's answer for a whole day as it streams in, with a buffer of 64 kB whatever its length.</summary>
internal sealed class DayReader(DateOnly date, bool mustHaveData, int bufferSize = DayReader.DefaultBufferSize) : PayloadReader
{
    private const int DefaultBufferSize = 64 * 1024;

    // The longest single value that is waited for is the list of stations, of 3 kB.
    private const int LongestBuffer = 4 * 1024 * 1024;

    public override async ValueTask<object> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var parser = new DayParser(date);
        var (buffer, held) = (ArrayPool<byte>.Shared.Rent(bufferSize), 0);
        try
        {
            while (true)
            {
                var got = await body.ReadAsync(buffer.AsMemory(held), cancellationToken);
                held = Keep(ref buffer, held + got, parser.Feed(buffer.AsSpan(0, held + got), isLast: got == 0));
                if (got == 0)
                    return Check(parser.Finish());
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public override object Read(Stream body)
    {
        var parser = new DayParser(date);
        var (buffer, held) = (ArrayPool<byte>.Shared.Rent(bufferSize), 0);
        try
        {
            while (true)
            {
                var got = body.Read(buffer.AsSpan(held));
                held = Keep(ref buffer, held + got, parser.Feed(buffer.AsSpan(0, held + got), isLast: got == 0));
                if (got == 0)
                    return Check(parser.Finish());
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Moves what was not used to the front, into a larger buffer when it fills this one. Returns how much that is.</summary>
    private static int Keep(ref byte[] buffer, int held, int used)
    {
        var rest = buffer.AsSpan(used, held - used);
        if (rest.Length < buffer.Length)
        {
            rest.CopyTo(buffer);
            return rest.Length;
        }
        if (buffer.Length >= LongestBuffer)
            throw new PayloadException("broken JSON", $"a single value is longer than {LongestBuffer:N0} bytes");
        var larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        rest.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
        return rest.Length;
    }

    private WeatherDay Check(WeatherDay day) => day.Validation.HasData || !mustHaveData
        ? day
        : throw PayloadException.Empty($"\"healthy\", but without any reading of {SingaporeTime.Text(date)}");
}
