using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Weather;

public sealed class WeatherReplicaTests : IDisposable
{
    private const string V1 = "/v1/environment/air-temperature";
    private const string V2 = "/v2/real-time/api/air-temperature";

    // 16:00 in Singapore.
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2020, 11, 16, 8, 0, 0, TimeSpan.Zero));
    private readonly HttpClient http = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WeatherReplicaOptions Instant => new() { MedianLatency = TimeSpan.Zero, TimeProvider = clock };

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task V1_Date_AnswersTheModelsDay()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        var body = await http.GetByteArrayAsync(new Uri(replica.Address, V1 + "?date=2020-08-10"), Cancellation);
        Assert.Equal(new V1Answers(new WeatherModel(2020).Find(new DateOnly(2020, 8, 10))!).Day().Plain, body);
    }

    [Fact]
    public async Task V1_DateOfARecordedFolder_AnswersTheRecordedDay()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant with { ReadingsFolder = Recordings.Folder }, Cancellation);
        var recorded = await http.GetByteArrayAsync(new Uri(replica.Address, V1 + "?date=2017-01-10"), Cancellation);
        var missing = await http.GetByteArrayAsync(new Uri(replica.Address, V1 + "?date=2017-05-01"), Cancellation);
        Assert.Equal(new V1Answers(Recordings.Days2017.Find(new DateOnly(2017, 1, 10))!).Day().Plain, recorded);
        Assert.Equal(V1Answers.NoDay.Plain, missing);
    }

    [Theory]
    [InlineData("?date=2020-11-17")]
    [InlineData("?date=2016-02-29")]
    public async Task V1_DateWithoutData_IsHealthyAndEmpty(string query)
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        Assert.Equal(V1Answers.NoDay.Plain, await http.GetByteArrayAsync(new Uri(replica.Address, V1 + query), Cancellation));
    }

    [Fact]
    public async Task V1_Today_EndsNow()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        using var answer = await GetAsync(replica, V1 + "?date=2020-11-16");
        Assert.Equal("2020-11-16T16:00:00+08:00", answer.RootElement.GetProperty("items").EnumerateArray().Last().GetProperty("timestamp").GetString());
    }

    [Theory]
    [InlineData("?date_time=2020-08-10T12:34:56", "2020-08-10T12:34:00+08:00")]
    [InlineData("?date_time=2030-01-01T00:00:00", "2020-11-16T16:00:00+08:00")]
    [InlineData("", "2020-11-16T16:00:00+08:00")]
    public async Task V1_Moment_AnswersTheLatestItemUntilThen(string query, string timestamp)
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        using var answer = await GetAsync(replica, V1 + query);
        var item = Assert.Single(answer.RootElement.GetProperty("items").EnumerateArray().ToList());
        Assert.Equal(timestamp, item.GetProperty("timestamp").GetString());
        Assert.NotEmpty(item.GetProperty("readings").EnumerateArray());
    }

    [Fact]
    public async Task V1_MomentBeforeTheFirstSecondOfAMinute_AnswersTheMinuteBefore()
    {
        // The recorded days of early 2017 are stamped at second 59.
        await using var replica = await WeatherReplica.StartAsync(Instant with { ReadingsFolder = Recordings.Folder }, Cancellation);
        using var answer = await GetAsync(replica, V1 + "?date_time=2017-01-05T00:00:30");
        Assert.Equal("2017-01-04T23:59:59+08:00", answer.RootElement.GetProperty("items")[0].GetProperty("timestamp").GetString());
    }

    [Fact]
    public async Task V2_Pages_TogetherAreTheDayNewestFirst()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        var (timestamps, pages, token) = (new List<string>(), 0, "");
        do
        {
            using var answer = await GetAsync(replica, V2 + "?date=2020-08-10" + (token.Length == 0 ? "" : "&paginationToken=" + token));
            var data = answer.RootElement.GetProperty("data");
            Assert.Equal(["stations", "readings", "readingType", "readingUnit"], data.EnumerateObject().Select(property => property.Name).Take(4));
            timestamps.AddRange(data.GetProperty("readings").EnumerateArray().Select(reading => reading.GetProperty("timestamp").GetString()!));
            token = data.TryGetProperty("paginationToken", out var next) ? next.GetString()! : "";
            pages++;
        }
        while (token.Length > 0);

        var day = new WeatherModel(2020).Find(new DateOnly(2020, 8, 10))!;
        var expected = Enumerable.Range(0, 1440).Where(day.HasItem).Reverse().Select(minute => $"2020-08-10T{minute / 60:d2}:{minute % 60:d2}:00+08:00");
        Assert.Equal(expected, timestamps);
        Assert.Equal((timestamps.Count + 24) / 25, pages);
    }

    [Theory]
    [InlineData(V1 + "?date=16.11.2020", HttpStatusCode.BadRequest, "ERROR_PARAMS")]
    [InlineData(V1 + "?date_time=2020-11-16", HttpStatusCode.BadRequest, "ERROR_PARAMS")]
    [InlineData(V2 + "?date=2020-13-01", HttpStatusCode.BadRequest, "Invalid date format")]
    [InlineData(V2 + "?date=2020-11-15&paginationToken=MjAyMC0xMS0xNi8x", HttpStatusCode.BadRequest, "Invalid pagination token.")]
    [InlineData(V2 + "?date=2020-11-15&paginationToken=***", HttpStatusCode.BadRequest, "Invalid pagination token.")]
    [InlineData(V2 + "?paginationToken=MjAyMC0xMS0xNi8x", HttpStatusCode.BadRequest, "Invalid pagination token.")]
    [InlineData(V2 + "?date=2020-11-17", HttpStatusCode.NotFound, "REAL_TIME_API_DATA_NOT_FOUND")]
    [InlineData("/environment/air-temperature", HttpStatusCode.Forbidden, "Missing Authentication Token")]
    public async Task BadRequest_GetsTheServicesWords(string path, HttpStatusCode status, string words)
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        using var response = await http.GetAsync(new Uri(replica.Address, path), Cancellation);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gzip_Asked_IsTheSameBody()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        var address = new Uri(replica.Address, V1 + "?date=2020-08-10");
        using var unzipping = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip });
        var zipped = await unzipping.GetByteArrayAsync(address, Cancellation);
        var small = replica.Report.BytesSent;
        Assert.Equal(await http.GetByteArrayAsync(address, Cancellation), zipped);
        Assert.InRange(small, 10_000, 60_000);
        Assert.Equal(small + zipped.Length, replica.Report.BytesSent);
    }

    [Fact]
    public async Task Latency_OnTheClock_HoldsTheAnswerSoLong()
    {
        await using var replica = await WeatherReplica.StartAsync(new() { MedianLatency = TimeSpan.FromHours(1), LatencySigma = 0, TimeProvider = clock }, Cancellation);
        var answer = http.GetByteArrayAsync(new Uri(replica.Address, V1 + "?date=2020-08-10"), Cancellation);
        await WaitingAsync(replica, 1);
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEmpty(await answer);
        Assert.Equal(TimeSpan.FromHours(1), replica.Report.LatencySum);
    }

    [Fact]
    public async Task ConcurrentRequests_2000_AreAllServed()
    {
        await using var replica = await WeatherReplica.StartAsync(new() { MedianLatency = TimeSpan.FromHours(1), TimeProvider = clock }, Cancellation);
        var answers = Enumerable.Range(0, 2000)
            .Select(second => http.GetByteArrayAsync(new Uri(replica.Address, $"{V1}?date_time=2020-08-{1 + second % 28:d2}T12:00:{second % 60:d2}"), Cancellation))
            .ToList();
        await WaitingAsync(replica, 2000);
        Assert.Equal(2000, replica.Report.PeakInFlight);
        clock.Advance(TimeSpan.FromDays(10));
        await Task.WhenAll(answers);
        Assert.All(answers, answer => Assert.True(answer.Result.Length > 1000));
        Assert.Equal(2000, replica.Report.Requests);
        Assert.Equal(2000, replica.Report.Statuses[200]);
    }

    [Fact]
    public async Task Disposal_WhileRequestsWait_DropsThem()
    {
        var replica = await WeatherReplica.StartAsync(new() { MedianLatency = TimeSpan.FromHours(1), TimeProvider = clock }, Cancellation);
        var answer = http.GetByteArrayAsync(new Uri(replica.Address, V1 + "?date=2020-08-10"), Cancellation);
        await WaitingAsync(replica, 1);
        await replica.DisposeAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
    }

    [Fact]
    public async Task RateLimit_WithoutKey_AdmitsSixInTenSeconds()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant with { RateLimits = WeatherRateLimits.Today }, Cancellation);
        Assert.Equal([.. Enumerable.Repeat(200, 6), 429, 429], await StatusesAsync(replica, 8, null));
        clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal([429], await StatusesAsync(replica, 1, null));
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal([.. Enumerable.Repeat(200, 6), 429], await StatusesAsync(replica, 7, null));
        Assert.Equal(4, replica.Report.RateLimited);
    }

    [Fact]
    public async Task RateLimit_OverIt_SaysWhenToComeBack()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant with { RateLimits = WeatherRateLimits.Today }, Cancellation);
        await StatusesAsync(replica, 6, null);
        clock.Advance(TimeSpan.FromSeconds(2.5));
        using var response = await http.GetAsync(new Uri(replica.Address, V2), Cancellation);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(8), response.Headers.RetryAfter?.Delta);
        Assert.Contains("Rate limit exceeded", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RateLimit_EachKey_HasItsOwn()
    {
        var options = Instant with { RateLimits = WeatherRateLimits.Today, ProductionKeys = new HashSet<string> { "production" } };
        await using var replica = await WeatherReplica.StartAsync(options, Cancellation);
        Assert.Equal(6, (await StatusesAsync(replica, 40, null)).Count(status => status == 200));
        Assert.Equal(12, (await StatusesAsync(replica, 40, "mine")).Count(status => status == 200));
        Assert.Equal(12, (await StatusesAsync(replica, 40, "yours")).Count(status => status == 200));
        Assert.Equal(30, (await StatusesAsync(replica, 40, "production")).Count(status => status == 200));
    }

    [Fact]
    public async Task Report_SameSeedAndRequests_IsTheSameWhateverTheOrder()
    {
        var options = Instant with { MedianLatency = TimeSpan.FromMilliseconds(1), LatencySigma = 0.5, FaultRate = 0.5, Faults = [WeatherFault.GatewayTimeout, WeatherFault.EmptyPayload], TimeProvider = TimeProvider.System };
        await using var replica = await WeatherReplica.StartAsync(options, Cancellation);
        var first = await RunAsync(replica, Enumerable.Range(0, 40));
        replica.Reset();
        var second = await RunAsync(replica, Enumerable.Range(0, 40).Reverse());
        Assert.Equal(first.Latencies.Order(), second.Latencies.Order());
        Assert.Equal(first.Faults, second.Faults);
        Assert.Equal(first.Statuses, second.Statuses);
        Assert.Equal(first.RequestsByKey, second.RequestsByKey);
        Assert.NotEmpty(first.Faults);
    }

    [Fact]
    public async Task PrepareAsync_Days_ReportsEachAndServesThem()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        var reports = new List<int>();
        await replica.PrepareAsync(Enumerable.Range(0, 5).Select(day => new DateOnly(2020, 8, 1).AddDays(day)), new Reports(reports), Cancellation);
        Assert.Equal([1, 2, 3, 4, 5], reports.Order());
        Assert.NotEmpty(await http.GetByteArrayAsync(new Uri(replica.Address, V1 + "?date=2020-08-03"), Cancellation));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public async Task StartAsync_FaultRateOutOfRange_NamesIt(double rate)
    {
        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => WeatherReplica.StartAsync(new() { FaultRate = rate }, Cancellation));
        Assert.Equal("FaultRate", error.ParamName);
    }

    /// <summary>Ends when so many requests wait for their latency: received, and their timers set.</summary>
    private static async Task WaitingAsync(WeatherReplica replica, int count) => await replica.Counters.WhenWaitingAsync(count).WaitAsync(Cancellation);

    private async Task<JsonDocument> GetAsync(WeatherReplica replica, string path) =>
        JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(replica.Address, path), Cancellation));

    private async Task<List<int>> StatusesAsync(WeatherReplica replica, int count, string? key)
    {
        var statuses = new List<int>();
        for (var sent = 0; sent < count; sent++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(replica.Address, V2));
            if (key is not null)
                request.Headers.Add("x-api-key", key);
            using var response = await http.SendAsync(request, Cancellation);
            statuses.Add((int)response.StatusCode);
        }
        return statuses;
    }

    private async Task<WeatherReport> RunAsync(WeatherReplica replica, IEnumerable<int> days)
    {
        await Parallel.ForEachAsync(days, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation }, async (day, stop) =>
        {
            using var response = await http.GetAsync(new Uri(replica.Address, $"{V1}?date_time={new DateOnly(2020, 8, 1).AddDays(day):yyyy-MM-dd}T12:00:00"), stop);
        });
        return replica.Report;
    }

    private sealed class Reports(List<int> values) : IProgress<int>
    {
        public void Report(int value)
        {
            lock (values)
                values.Add(value);
        }
    }
}
