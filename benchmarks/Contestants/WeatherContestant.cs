using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using ParallelAsync.Weather;

namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>Air temperatures of many days, one request a day.</summary>
internal sealed class WeatherContestant(WeatherClient client, DateOnly[] days, Func<WeatherClient, DateOnly[], Task<WeatherDay[]>> fetch) : CSharpContestant
{
    private WeatherDay[]? result;

    public static WeatherContestant Create(string variant, JsonObject settings)
    {
        var inFlight = settings.Get<int>("inFlight");
        var client = new WeatherClient(new Uri(settings.Get<string>("address")));
        DateOnly[] days = [.. settings.GetAll<string>("days").Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))];
        return new(client, days, variant switch
        {
            "sequential" => InSequence,
            "threads" => (asked, wanted) => Task.FromResult(OnThreads(asked, wanted, inFlight)),
            "async" => (asked, wanted) => AwaitedAsync(asked, wanted, inFlight),
            _ => throw ContestantPrograms.UnknownVariant(variant),
        });
    }

    public override async Task RunAsync() => result = await fetch(client, days);

    public override void Save(string path)
    {
        if (result is null)
            throw new InvalidOperationException("Expected a run before its result is saved.");
        using var writer = new StreamWriter(path);
        foreach (var day in result)
        {
            var date = day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            foreach (var (station, index) in day.Stations.Select((station, index) => (station, index)).OrderBy(pair => pair.station.Id, StringComparer.Ordinal))
            {
                if (Array.Exists(day.Minutes(index), double.IsFinite))
                    writer.Write($"{date} {station.Id} {string.Join(' ', day.Minutes(index).Select(Tenths))}\n");
            }
        }
    }

    public override ValueTask DisposeAsync()
    {
        client.Dispose();
        return base.DisposeAsync();
    }

    private static async Task<WeatherDay[]> InSequence(WeatherClient client, DateOnly[] days)
    {
        var found = new WeatherDay[days.Length];
        for (var i = 0; i < days.Length; i++)
            found[i] = await client.GetDayAsync(days[i]);
        return found;
    }

    /// <summary>The talk's way: threads that take days from a queue and block until the answer is there.</summary>
    private static WeatherDay[] OnThreads(WeatherClient client, DateOnly[] days, int count)
    {
        var found = new WeatherDay[days.Length];
        var queue = new ConcurrentQueue<int>(Enumerable.Range(0, days.Length));
        Exception? failure = null;
        var threads = Enumerable.Range(0, count).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        return found;

        void Work()
        {
            try
            {
                while (failure is null && queue.TryDequeue(out var i))
                    found[i] = client.GetDay(days[i]);
            }
            catch (Exception error)
            {
                failure = error;
            }
        }
    }

    private static async Task<WeatherDay[]> AwaitedAsync(WeatherClient client, DateOnly[] days, int inFlight)
    {
        var found = new WeatherDay[days.Length];
        await Parallel.ForEachAsync(Enumerable.Range(0, days.Length), new ParallelOptions { MaxDegreeOfParallelism = inFlight }, async (i, token) =>
            found[i] = await client.GetDayAsync(days[i], token));
        return found;
    }

    private static string Tenths(double celsius) =>
        double.IsFinite(celsius) ? Math.Round(10 * celsius).ToString("0", CultureInfo.InvariantCulture) : "-";
}
