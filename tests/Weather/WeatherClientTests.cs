using System.Net;
using System.Net.Http.Headers;
using ParallelAsync.Weather;

namespace ParallelAsync.Tests.Weather;

public sealed class WeatherClientTests
{
    private static readonly DateOnly Day = new(2020, 8, 10);

    // 16:00 in Singapore.
    private readonly TrackedClock clock = new(new DateTimeOffset(2020, 11, 16, 8, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WeatherReplicaOptions Instant => new() { MedianLatency = TimeSpan.Zero, TimeProvider = clock };

    private WeatherClientOptions Patient => new() { TimeProvider = clock, WaitScale = 0 };

    [Theory]
    [InlineData(WeatherApi.V1, false)]
    [InlineData(WeatherApi.V1, true)]
    [InlineData(WeatherApi.V2, false)]
    [InlineData(WeatherApi.V2, true)]
    public async Task GetDay_OfTheReplica_IsTheDayItHolds(WeatherApi api, bool blocking)
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        using var client = new WeatherClient(replica.Address, Patient with { Api = api });
        var day = blocking ? client.GetDay(Day, Cancellation) : await client.GetDayAsync(Day, Cancellation);
        var expected = new WeatherModel(2020).Find(Day)!;

        Assert.Equal(expected.Validation, day.Validation);
        Assert.True(day.Validation.IsClean);
        Assert.Equal(expected.Stations.Select(station => station.Id).Order(), day.Stations.Select(station => station.Id).Order());
        foreach (var (station, index) in expected.Stations.Select((station, index) => (station, index)))
            Assert.Equal(expected.Minutes(index), day.Minutes(day.Stations.ToList().FindIndex(other => other.Id == station.Id)));
        Assert.Equal(replica.Report.Requests, day.Tries);
        Assert.Equal((1, 0, day.Tries), (client.Report.Completed, client.Report.Failed, client.Report.Tries));
        Assert.Empty(client.Report.Retries);
    }

    [Theory]
    [InlineData(WeatherApi.V1, false)]
    [InlineData(WeatherApi.V1, true)]
    [InlineData(WeatherApi.V2, false)]
    [InlineData(WeatherApi.V2, true)]
    public async Task GetSnapshot_OfTheReplica_IsTheMinuteItHolds(WeatherApi api, bool blocking)
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        using var client = new WeatherClient(replica.Address, Patient with { Api = api });
        var moment = new DateTime(2020, 8, 10, 12, 34, 56);
        var snapshot = blocking ? client.GetSnapshot(moment, Cancellation) : await client.GetSnapshotAsync(moment, Cancellation);
        var expected = new WeatherModel(2020).Find(Day)!;

        Assert.Equal(new DateTimeOffset(2020, 8, 10, 12, 34, 0, TimeSpan.FromHours(8)), snapshot.Timestamp);
        var readings = expected.Stations.Select((station, index) => (station.Id, Celsius: expected[index, 12 * 60 + 34])).Where(reading => double.IsFinite(reading.Celsius));
        Assert.Equal(readings.Order(), snapshot.Readings.Select(reading => (reading.Station.Id, reading.Celsius)).Order());
        var latest = blocking ? client.GetSnapshot(cancellationToken: Cancellation) : await client.GetSnapshotAsync(cancellationToken: Cancellation);
        Assert.Equal(new DateTimeOffset(2020, 11, 16, 16, 0, 0, TimeSpan.FromHours(8)), latest.Timestamp);
    }

    [Theory]
    [InlineData(WeatherApi.V1)]
    [InlineData(WeatherApi.V2)]
    public async Task GetSnapshotAsync_AHealthyAnswerWithNothingInIt_IsTriedAgain(WeatherApi api)
    {
        await using var replica = await WeatherReplica.StartAsync(
            Instant with { FaultRate = 1, MaxFaultsPerRequest = 1, Faults = [WeatherFault.EmptyPayload] }, Cancellation);
        using var client = new WeatherClient(replica.Address, Patient with { Api = api });
        Assert.NotEmpty((await client.GetSnapshotAsync(cancellationToken: Cancellation)).Readings);
        Assert.Equal(new Dictionary<string, int> { ["empty payload"] = 1 }, client.Report.Retries);
    }

    [Theory]
    [InlineData("""{"metadata":{"stations":[]},"items":[],"api_info":{"status":"healthy"}}""", "empty payload")]
    [InlineData("""{"items":[{}]}""", "empty payload")]
    [InlineData("""{"items":[{"timestamp":"noon","readings":[{"station_id":"S109","value":25.3}]}]}""", "broken JSON")]
    [InlineData("[]", "broken JSON")]
    public async Task GetSnapshotAsync_AV1BodyThatIsNotUsable_IsAFailedTry(string body, string reason)
    {
        using var client = new WeatherClient(new Uri("http://localhost:1"), new WeatherClientOptions { TimeProvider = clock, MaxTries = 1 }, new Stub(_ =>
            new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) }));
        var error = await Assert.ThrowsAsync<WeatherException>(() => client.GetSnapshotAsync(cancellationToken: Cancellation));
        Assert.Equal(reason, Assert.Single(error.Tries).Reason);
    }

    [Theory]
    [InlineData(WeatherFault.TooManyRequestsRetryAfter, "HTTP 429")]
    [InlineData(WeatherFault.TooManyRequests, "HTTP 429")]
    [InlineData(WeatherFault.InternalServerError, "HTTP 500")]
    [InlineData(WeatherFault.GatewayTimeout, "HTTP 504")]
    [InlineData(WeatherFault.ConnectionReset, "connection lost")]
    [InlineData(WeatherFault.EmptyPayload, "empty payload")]
    [InlineData(WeatherFault.TruncatedJson, "broken JSON")]
    [InlineData(WeatherFault.WrongContentType, "wrong content type")]
    public async Task GetDay_AfterAFault_TriesAgain(WeatherFault fault, string reason)
    {
        foreach (var (api, blocking) in new[] { (WeatherApi.V1, false), (WeatherApi.V1, true), (WeatherApi.V2, false), (WeatherApi.V2, true) })
        {
            await using var replica = await WeatherReplica.StartAsync(Instant with { FaultRate = 1, MaxFaultsPerRequest = 1, Faults = [fault] }, Cancellation);
            using var client = new WeatherClient(replica.Address, Patient with { Api = api });
            var day = blocking ? client.GetDay(Day, Cancellation) : await client.GetDayAsync(Day, Cancellation);

            var requests = api == WeatherApi.V1 ? 1 : (day.Validation.Minutes + 24) / 25;
            Assert.Equal(new WeatherModel(2020).Find(Day)!.Validation, day.Validation);
            Assert.Equal(2 * requests, day.Tries);
            Assert.Equal(new Dictionary<string, int> { [reason] = requests }, client.Report.Retries);
            // The connections must not hide a try, as they may when one breaks before its answer begins.
            Assert.Equal(2 * requests, replica.Report.Requests);
            Assert.Equal(requests, replica.Report.Faults[fault]);
            Assert.All(replica.Report.RequestsByKey.Values, count => Assert.Equal(2, count));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetDay_ABodyThatTrickles_IsCutAtTheTimeoutOfTheTry(bool blocking)
    {
        // The replica's clock stands still, so the second half of its body never comes.
        var standing = new TrackedClock(clock.GetUtcNow());
        await using var replica = await WeatherReplica.StartAsync(
            Instant with { TimeProvider = standing, FaultRate = 1, MaxFaultsPerRequest = 1, Faults = [WeatherFault.SlowBody] }, Cancellation);
        using var client = new WeatherClient(replica.Address, Patient with { TryTimeout = TimeSpan.FromSeconds(30) });
        var day = blocking ? OnAThread(() => client.GetDay(Day, Cancellation)) : client.GetDayAsync(Day, Cancellation);
        while (await standing.NextWaitAsync() != TimeSpan.FromSeconds(3))
        {
        }
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(2, (await day).Tries);
        Assert.Equal(new Dictionary<string, int> { ["time-out"] = 1 }, client.Report.Retries);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(0.5, 3.5)]
    public async Task GetDayAsync_RetryAfter_WaitsSoLongOnItsScale(double scale, double seconds)
    {
        await using var replica = await WeatherReplica.StartAsync(
            Instant with { FaultRate = 1, MaxFaultsPerRequest = 3, Faults = [WeatherFault.TooManyRequestsRetryAfter], RetryAfter = TimeSpan.FromSeconds(7) }, Cancellation);
        using var client = new WeatherClient(replica.Address, Patient with { WaitScale = scale });
        var day = client.GetDayAsync(Day, Cancellation);
        var waits = await clock.SkipWaitsAsync(day, TimeSpan.FromSeconds(20));
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(seconds), 3), waits);
        Assert.Equal(4, (await day).Tries);
    }

    [Fact]
    public async Task GetDayAsync_NoRetryAfter_BacksOffWithJitterUpToTheLongestDelay()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant with { FaultRate = 1, Faults = [WeatherFault.GatewayTimeout] }, Cancellation);
        var (first, again) = (await WaitsAsync(replica, 2020), await WaitsAsync(replica, 2020));
        Assert.Equal(11, first.Count);
        Assert.Equal(first, again);
        Assert.NotEqual(first, await WaitsAsync(replica, 2021));
        // Polly's jitter keeps the median of the n-th wait near 1 s x 2^n: no wait above 10 s, the late ones at 10 s or near it, and they
        // add up to what doubling does.
        Assert.All(first, wait => Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(10)));
        Assert.All(first.Take(2), wait => Assert.InRange(wait.TotalSeconds, 0, 4));
        Assert.All(first.Skip(6), wait => Assert.Equal(10, wait.TotalSeconds));
    }

    [Fact]
    public async Task GetDayAsync_NothingButFaults_SaysWhatWasTried()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant with { FaultRate = 1, Faults = [WeatherFault.InternalServerError] }, Cancellation);
        using var client = new WeatherClient(replica.Address, Patient with { MaxTries = 3 });
        var error = await Assert.ThrowsAsync<WeatherException>(() => client.GetDayAsync(Day, Cancellation));
        Assert.Equal(3, error.Tries.Count);
        Assert.Equal([1, 2, 3], error.Tries.Select(failed => failed.Number));
        Assert.All(error.Tries, failed => Assert.Equal("HTTP 500", failed.Reason));
        Assert.Contains("/v1/environment/air-temperature?date=2020-08-10: no usable answer after 3 tries", error.Message, StringComparison.Ordinal);
        Assert.Contains("3. HTTP 500 (Internal server error)", error.Message, StringComparison.Ordinal);
        Assert.Contains("MaxTries (3)", error.Message, StringComparison.Ordinal);
        Assert.Equal((0, 1, 3), (client.Report.Completed, client.Report.Failed, client.Report.Tries));
        Assert.Equal(3, replica.Report.Requests);
    }

    [Fact]
    public async Task GetDayAsync_OneTry_DoesNotTryAgain()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant with { FaultRate = 1, Faults = [WeatherFault.EmptyPayload] }, Cancellation);
        using var client = new WeatherClient(replica.Address, Patient with { MaxTries = 1 });
        var error = await Assert.ThrowsAsync<WeatherException>(() => client.GetDayAsync(Day, Cancellation));
        Assert.Equal("empty payload", Assert.Single(error.Tries).Reason);
        Assert.Equal(1, replica.Report.Requests);
    }

    [Fact]
    public async Task GetDayAsync_TheTimeInAllIsOver_SaysSo()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant with { FaultRate = 1, Faults = [WeatherFault.GatewayTimeout] }, Cancellation);
        using var client = new WeatherClient(replica.Address, new() { TimeProvider = clock, TotalTimeout = TimeSpan.FromSeconds(25), MaxTries = 100 });
        var day = client.GetDayAsync(Day, Cancellation);
        await clock.SkipWaitsAsync(day, TimeSpan.FromSeconds(10));
        var error = await Assert.ThrowsAsync<WeatherException>(() => day);
        Assert.Equal("time-out", error.Tries[^1].Reason);
        Assert.Contains("25 s", error.Tries[^1].Detail, StringComparison.Ordinal);
        Assert.Contains("TotalTimeout (25 s)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetDayAsync_NobodyListens_SaysSo()
    {
        var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        await replica.DisposeAsync();
        using var client = new WeatherClient(replica.Address, Patient with { MaxTries = 2 });
        var error = await Assert.ThrowsAsync<WeatherException>(() => client.GetDayAsync(Day, Cancellation));
        Assert.All(error.Tries, failed => Assert.Equal("no connection", failed.Reason));
        Assert.Contains("Is the service up?", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WeatherApi.V1)]
    [InlineData(WeatherApi.V2)]
    public async Task GetDayAsync_ADayToCome_IsEmptyAndNoFailure(WeatherApi api)
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        using var client = new WeatherClient(replica.Address, Patient with { Api = api });
        var day = await client.GetDayAsync(new DateOnly(2020, 11, 17), Cancellation);
        Assert.False(day.Validation.HasData);
        Assert.Equal(double.NaN, day.Mean());
        Assert.Equal(1, replica.Report.Requests);
    }

    [Fact]
    public async Task GetDayAsync_APastDayWithoutData_IsTriedAgainThenAFailure()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        using var client = new WeatherClient(replica.Address, Patient with { MaxTries = 3 });
        var error = await Assert.ThrowsAsync<WeatherException>(() => client.GetDayAsync(new DateOnly(2016, 1, 1), Cancellation));
        Assert.Equal(["empty payload", "empty payload", "empty payload"], error.Tries.Select(failed => failed.Reason));
    }

    [Fact]
    public async Task GetDayAsync_V2WithoutData_IsAFailureAtOnce()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        using var client = new WeatherClient(replica.Address, Patient with { Api = WeatherApi.V2 });
        var error = await Assert.ThrowsAsync<WeatherException>(() => client.GetDayAsync(new DateOnly(2016, 1, 1), Cancellation));
        Assert.Equal("HTTP 404", Assert.Single(error.Tries).Reason);
        Assert.Contains("Data not found", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetDay_CancelledWhileItWaitsForTheAnswer_Ends(bool blocking)
    {
        var standing = new TrackedClock(clock.GetUtcNow());
        await using var replica = await WeatherReplica.StartAsync(new() { MedianLatency = TimeSpan.FromHours(1), TimeProvider = standing }, Cancellation);
        using var client = new WeatherClient(replica.Address, Patient);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var day = blocking ? OnAThread(() => client.GetDay(Day, cancellation.Token)) : client.GetDayAsync(Day, cancellation.Token);
        await replica.Counters.WhenWaitingAsync(1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => day);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetDay_CancelledInTheMiddleOfTheBody_Ends(bool blocking)
    {
        var standing = new TrackedClock(clock.GetUtcNow());
        await using var replica = await WeatherReplica.StartAsync(Instant with { TimeProvider = standing, FaultRate = 1, Faults = [WeatherFault.SlowBody] }, Cancellation);
        using var client = new WeatherClient(replica.Address, Patient);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var day = blocking ? OnAThread(() => client.GetDay(Day, cancellation.Token)) : client.GetDayAsync(Day, cancellation.Token);
        await standing.NextWaitAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => day);
    }

    [Fact]
    public async Task GetDayAsync_CancelledBetweenTwoTries_Ends()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant with { FaultRate = 1, Faults = [WeatherFault.TooManyRequestsRetryAfter], RetryAfter = TimeSpan.FromSeconds(5) }, Cancellation);
        using var client = new WeatherClient(replica.Address, new() { TimeProvider = clock });
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var day = client.GetDayAsync(Day, cancellation.Token);
        while (await clock.NextWaitAsync() != TimeSpan.FromSeconds(5))
        {
        }
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => day);
        Assert.Equal(1, replica.Report.Requests);
    }

    [Fact]
    public async Task GetDay_WithRetriesAndPermits_StaysOnTheCallersThread()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant with { FaultRate = 1, MaxFaultsPerRequest = 2, Faults = [WeatherFault.InternalServerError] }, Cancellation);
        using var limiter = new SlidingWindowLimiter(1, TimeSpan.FromSeconds(10), clock);
        var threads = new List<int>();
        using var client = new WeatherClient(replica.Address, new()
        {
            TimeProvider = clock,
            RateLimiter = limiter,
            FirstDelay = TimeSpan.FromSeconds(1),
            Progress = new Callback(_ => threads.Add(Environment.CurrentManagedThreadId)),
        });
        var caller = 0;
        var day = OnAThread(() =>
        {
            caller = Environment.CurrentManagedThreadId;
            return client.GetDay(Day, Cancellation);
        });
        await clock.SkipWaitsAsync(day, TimeSpan.FromSeconds(10));
        Assert.Equal(3, (await day).Tries);
        Assert.Equal([caller], threads);
    }

    [Fact]
    public async Task GetDayAsync_WithALimiterAsTheServicesLimit_IsNeverTurnedAway()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant with { RateLimits = WeatherRateLimits.Today }, Cancellation);
        using var limiter = new SlidingWindowLimiter(6, TimeSpan.FromSeconds(10), clock);
        using var client = new WeatherClient(replica.Address, Patient with { RateLimiter = limiter, TryTimeout = TimeSpan.FromHours(5), TotalTimeout = TimeSpan.FromHours(5) });
        var start = clock.GetUtcNow();
        var days = Task.WhenAll(Enumerable.Range(0, 20).Select(day => client.GetDayAsync(Day.AddDays(day), Cancellation)));
        await clock.SkipWaitsAsync(days, TimeSpan.FromSeconds(10));
        Assert.Equal(20, (await days).Length);
        Assert.Equal(0, replica.Report.RateLimited);
        Assert.Equal(20, replica.Report.Requests);
        Assert.True(clock.GetUtcNow() - start >= TimeSpan.FromSeconds(30), "20 requests at 6 in 10 s take at least 30 s.");
    }

    [Fact]
    public async Task GetDayAsync_AFifthOfAllRequestsFail_EveryDayComesOnce()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant with { FaultRate = 0.2, Faults = [.. Enum.GetValues<WeatherFault>().Where(fault => fault != WeatherFault.SlowBody)] }, Cancellation);
        var (first, second) = (await RunAsync(replica, 40), await RunAsync(replica, 7));
        Assert.Equal(Enumerable.Range(0, 100).Select(day => Day.AddDays(-day)).Order(), first.Days.Select(day => day.Date));
        Assert.All(first.Days, day => Assert.True(day.Validation.IsClean));
        Assert.InRange(first.Report.Faults.Values.Sum(), 10, 50);
        Assert.Equal(100 + first.Report.Faults.Values.Sum(), first.Report.Requests);
        Assert.Equal(first.Days.Select(day => (day.Date, day.Tries)), second.Days.Select(day => (day.Date, day.Tries)));
        Assert.Equal(first.Report.RequestsByKey, second.Report.RequestsByKey);
        Assert.Equal(first.Report.Faults, second.Report.Faults);
    }

    [Fact]
    public async Task Progress_EachDay_IsTold()
    {
        await using var replica = await WeatherReplica.StartAsync(Instant, Cancellation);
        var told = new List<WeatherProgress>();
        using var client = new WeatherClient(replica.Address, Patient with { Progress = new Callback(told.Add) });
        await client.GetDayAsync(Day, Cancellation);
        await client.GetSnapshotAsync(cancellationToken: Cancellation);
        Assert.Equal([new(1, 1), new(2, 2)], told);
    }

    [Fact]
    public void Constructor_TheRealService_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => new WeatherClient(new Uri("https://api.data.gov.sg")));
        Assert.Contains("Live", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Live_AnyOptions_KeepsToTheServicesLimit()
    {
        using var v1 = WeatherClient.Live(new() { WaitScale = 0 });
        using var v2 = WeatherClient.Live(new() { Api = WeatherApi.V2 });
        Assert.Equal(new Uri("https://api.data.gov.sg"), v1.Address);
        Assert.Equal(new Uri("https://api-open.data.gov.sg"), v2.Address);
        Assert.Equal(6, WeatherClient.LiveLimiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task Request_ToAnyone_SaysWhoAsks()
    {
        HttpRequestMessage? sent = null;
        using var client = new WeatherClient(new Uri("http://localhost:1"), new WeatherClientOptions { ApiKey = "mine", MaxTries = 1 }, new Stub(request =>
        {
            sent = request;
            return new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("no JSON") };
        }));
        var error = await Assert.ThrowsAsync<WeatherException>(() => client.GetDayAsync(Day, Cancellation));
        Assert.Equal("HTTP 403", Assert.Single(error.Tries).Reason);
        Assert.StartsWith("ParallelAsync/1.0 (notebooks", sent!.Headers.UserAgent.ToString(), StringComparison.Ordinal);
        Assert.Equal(["mine"], sent.Headers.GetValues("x-api-key"));
    }

    [Fact]
    public async Task GetDayAsync_RetryAfterAsADate_WaitsUntilThen()
    {
        var answers = 0;
        using var client = new WeatherClient(new Uri("http://localhost:1"), new WeatherClientOptions { TimeProvider = clock, MaxTries = 2 }, new Stub(_ =>
        {
            answers++;
            var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("") };
            response.Headers.RetryAfter = new RetryConditionHeaderValue(clock.GetUtcNow() + TimeSpan.FromSeconds(9));
            return response;
        }));
        var day = client.GetDayAsync(Day, Cancellation);
        Assert.Equal([TimeSpan.FromSeconds(9)], await clock.SkipWaitsAsync(day, TimeSpan.FromSeconds(20)));
        await Assert.ThrowsAsync<WeatherException>(() => day);
        Assert.Equal(2, answers);
    }

    [Theory]
    [InlineData("""{"code":1,"data":null,"errorMsg":"odd"}""", "broken JSON")]
    [InlineData("""{"code":0,"data":{"stations":[],"readings":[]},"errorMsg":""}""", "empty payload")]
    [InlineData("null", "empty payload")]
    [InlineData("{", "broken JSON")]
    public async Task GetDayAsync_AV2BodyThatIsNotUsable_IsAFailedTry(string body, string reason)
    {
        using var client = new WeatherClient(new Uri("http://localhost:1"), new WeatherClientOptions { TimeProvider = clock, MaxTries = 1, Api = WeatherApi.V2 }, new Stub(_ =>
            new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) }));
        var error = await Assert.ThrowsAsync<WeatherException>(() => client.GetDayAsync(Day, Cancellation));
        Assert.Equal(reason, Assert.Single(error.Tries).Reason);
    }

    [Theory]
    [InlineData("MaxTries")]
    [InlineData("WaitScale")]
    [InlineData("FirstDelay")]
    [InlineData("TryTimeout")]
    [InlineData("TotalTimeout")]
    public void Constructor_AnOptionOutOfRange_NamesIt(string name)
    {
        var options = name switch
        {
            "MaxTries" => new WeatherClientOptions { MaxTries = 0 },
            "WaitScale" => new WeatherClientOptions { WaitScale = double.NaN },
            "FirstDelay" => new WeatherClientOptions { FirstDelay = TimeSpan.FromSeconds(11) },
            "TryTimeout" => new WeatherClientOptions { TryTimeout = TimeSpan.Zero },
            _ => new WeatherClientOptions { TotalTimeout = TimeSpan.FromDays(2) },
        };
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new WeatherClient(new Uri("http://localhost:1"), options)).ParamName);
    }

    private async Task<List<TimeSpan>> WaitsAsync(WeatherReplica replica, long seed)
    {
        using var client = new WeatherClient(replica.Address, new() { TimeProvider = clock, MaxTries = 12, Seed = seed, TotalTimeout = TimeSpan.FromHours(1) });
        var day = client.GetDayAsync(Day, Cancellation);
        await clock.SkipWaitsAsync(day, TimeSpan.FromSeconds(10));
        var error = await Assert.ThrowsAsync<WeatherException>(() => day);
        return [.. error.Tries.SkipLast(1).Select(failed => failed.WaitedAfter!.Value)];
    }

    private async Task<(List<WeatherDay> Days, WeatherReport Report)> RunAsync(WeatherReplica replica, int inFlight)
    {
        replica.Reset();
        using var client = new WeatherClient(replica.Address, Patient with { MaxTries = 12 });
        var days = new System.Collections.Concurrent.ConcurrentBag<WeatherDay>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 100).Select(day => Day.AddDays(-day)),
            new ParallelOptions { MaxDegreeOfParallelism = inFlight, CancellationToken = Cancellation },
            async (date, stop) => days.Add(await client.GetDayAsync(date, stop)));
        return ([.. days.OrderBy(day => day.Date)], replica.Report);
    }

    private static Task<T> OnAThread<T>(Func<T> work) => Task.Factory.StartNew(work, Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private sealed class Callback(Action<WeatherProgress> tell) : IProgress<WeatherProgress>
    {
        public void Report(WeatherProgress value) => tell(value);
    }

    private sealed class Stub(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
