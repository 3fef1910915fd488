using System.Text;
using ParallelAsync.Files;

namespace ParallelAsync.Loops;

/// <summary>A CSV file of air temperature readings, laid out as data.gov.sg publishes them: <c>station_id,value,timestamp_sgt</c>.</summary>
/// <param name="Path">Where the file is, as the caller named it.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Lines">Its readings, the header not counted.</param>
public sealed record ReadingsFile(string Path, long Bytes, long Lines)
{
    /// <summary>The first line of every readings file.</summary>
    public const string Header = "station_id,value,timestamp_sgt";

    /// <summary>How many bytes a megabyte has here, in files and in memory limits alike.</summary>
    public const long BytesPerMegabyte = 1_000_000;

    private const int BufferBytes = 1 << 20;
    private const int LongestLine = 64;

    /// <summary>Makes a file of seeded readings: the same seed and size give the same bytes on every machine.</summary>
    /// <param name="path">The file to make; its folder is made too. The file appears when it is complete, not before.</param>
    /// <param name="megabytes">The size in megabytes of 1,000,000 bytes, 1 to 100,000; the file ends with the last whole line that fits.</param>
    /// <param name="seed">The seed of the readings.</param>
    /// <param name="progress">Is told the share that is written, 0 to 1, about once a megabyte.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left behind.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="megabytes"/> is not between 1 and 100,000.</exception>
    /// <exception cref="IOException">The file cannot be written: the disk is full, or the folder cannot be made or written.</exception>
    public static ReadingsFile Create(
        string path, int megabytes, int seed, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        if (megabytes is < 1 or > 100_000)
            throw new ArgumentOutOfRangeException(nameof(megabytes), megabytes, "Expected a size of 1 to 100,000 megabytes.");
        return Create(path, megabytes * BytesPerMegabyte, seed, File.Create, progress, cancellationToken);
    }

    /// <summary>Reads a file line by line: only the line at hand is in memory.</summary>
    /// <param name="path">The file to read.</param>
    /// <param name="onBadLine">Is told each line that is no reading, with its number; such lines are left out of the sequence.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The readings, in the order of the file, read while they are asked for.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The first line is not <see cref="Header"/>.</exception>
    public static IEnumerable<Reading> Read(string path, Action<BadLine> onBadLine, CancellationToken cancellationToken = default)
    {
        var number = 0L;
        foreach (var line in File.ReadLines(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            if (number == 1)
                DemandHeader(path, line);
            else if (Reading.TryParse(line, out var reading, out var problem))
                yield return reading;
            else
                onBadLine(new BadLine(number, problem!));
        }

        if (number == 0)
            DemandHeader(path, "");
    }

    internal static ReadingsFile Create(
        string path, long bytes, int seed, Func<string, Stream> create, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var file = new ReadingsFile(path, 0, 0);
            AtomicFile.Write(path, create, stream => file = Write(stream, bytes, seed, progress, cancellationToken) with { Path = path });
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"Cannot write the readings file '{System.IO.Path.GetFileName(path)}' of {bytes / (double)BytesPerMegabyte:N0} MB: "
                + $"{exception.Message} Free some space, or name a folder that can be written.", exception);
        }
    }

    private static ReadingsFile Write(Stream stream, long bytes, int seed, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var model = new ReadingModel(seed);
        var stations = ReadingModel.StationIds.Select(Encoding.ASCII.GetBytes).ToArray();
        var tenths = new int?[stations.Length];
        var moment = new byte[Reading.TimestampFormat.Length];
        var minute = new DateTime(2017, 1, 1, 0, 0, 59);
        var buffer = new byte[BufferBytes];
        var used = Encoding.ASCII.GetBytes(Header + "\n", buffer);
        var (written, lines) = (0L, 0L);

        while (true)
        {
            model.Fill(minute, tenths);
            minute.TryFormat(moment, out _, Reading.TimestampFormat);
            for (var station = 0; station < stations.Length; station++)
            {
                if (tenths[station] is not { } value) continue;
                var end = used + Format(buffer.AsSpan(used), stations[station], value, moment);
                if (written + end > bytes)
                {
                    stream.Write(buffer, 0, used);
                    progress?.Report(1);
                    return new ReadingsFile("", written + used, lines);
                }

                (used, lines) = (end, lines + 1);
            }

            minute = minute.AddMinutes(1);
            if (used < BufferBytes - LongestLine * stations.Length) continue;
            cancellationToken.ThrowIfCancellationRequested();
            stream.Write(buffer, 0, used);
            (written, used) = (written + used, 0);
            progress?.Report(written / (double)bytes);
        }
    }

    // The values have two digits before the point and one behind it, as nearly all of Singapore's have.
    private static int Format(Span<byte> line, ReadOnlySpan<byte> station, int tenths, ReadOnlySpan<byte> moment)
    {
        station.CopyTo(line);
        var rest = line[station.Length..];
        rest[0] = (byte)',';
        rest[1] = (byte)('0' + tenths / 100);
        rest[2] = (byte)('0' + tenths / 10 % 10);
        rest[3] = (byte)'.';
        rest[4] = (byte)('0' + tenths % 10);
        rest[5] = (byte)',';
        moment.CopyTo(rest[6..]);
        rest[6 + moment.Length] = (byte)'\n';
        return station.Length + moment.Length + 7;
    }

    private static void DemandHeader(string path, string line)
    {
        if (line != Header)
            throw new InvalidDataException(
                $"'{System.IO.Path.GetFileName(path)}' is no readings file: expected '{Header}' as its first line, "
                + $"found '{(line.Length <= 60 ? line : line[..60] + "…")}'.");
    }
}
