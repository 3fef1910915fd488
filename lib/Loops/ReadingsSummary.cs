namespace ParallelAsync.Loops;

/// <summary>A whole readings file in a few lines.</summary>
/// <param name="Stations">One line a station, in the order of their ids.</param>
/// <param name="BadLineCount">How many lines were no readings.</param>
/// <param name="BadLines">The first of them, 20 at most: a file that is bad throughout must not fill the memory with complaints.</param>
public sealed record ReadingsSummary(IReadOnlyList<StationSummary> Stations, long BadLineCount, IReadOnlyList<BadLine> BadLines)
{
    internal const int BadLinesKept = 20;

    /// <summary>How many readings all stations gave.</summary>
    public long Count => Stations.Sum(station => station.Count);

    /// <summary>Takes readings as they come and keeps four numbers a station, however many readings there are.</summary>
    /// <param name="read">Gives the readings; bad lines are to be handed to the action that it is given.</param>
    internal static ReadingsSummary Of(Func<Action<BadLine>, IEnumerable<Reading>> read)
    {
        var (badLineCount, badLines) = (0L, new List<BadLine>());
        var stations = new Dictionary<string, Running>();

        foreach (var reading in read(Note))
        {
            ref var running = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(stations, reading.StationId, out var known);
            running = known ? running.With(reading.Value) : new Running(1, reading.Value, reading.Value, reading.Value);
        }

        return new ReadingsSummary(
            [.. stations.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Summarise(pair.Key))], badLineCount, badLines);

        void Note(BadLine line)
        {
            badLineCount++;
            if (badLines.Count < BadLinesKept) badLines.Add(line);
        }
    }

    private readonly record struct Running(long Count, double Sum, double Min, double Max)
    {
        public Running With(double value) => new(Count + 1, Sum + value, Math.Min(Min, value), Math.Max(Max, value));

        public StationSummary Summarise(string stationId) => new(stationId, Count, Sum / Count, Min, Max);
    }
}
