using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Benchmarks.Comparison;

namespace ParallelAsync.Tests.Benchmarks;

/// <summary>With a real process, which is the fake script.</summary>
public sealed class ContestantProcessTests : IDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_SeveralRuns_IsTheTimeThatItSays()
    {
        await using var contestant = await StartAsync([]);

        Assert.Equal(1.5, await contestant.RunAsync(3, Token));
        Assert.Equal(["any 3"], await File.ReadAllLinesAsync(folder.File("log"), Token));
    }

    [Fact]
    public async Task SaveAsync_AfterARun_WritesTheResult()
    {
        await using var contestant = await StartAsync(new() { ["result"] = "squares" });
        var path = folder.File("a name with spaces");

        await contestant.SaveAsync(path, Token);

        Assert.Equal("squares\n", await File.ReadAllTextAsync(path, Token));
    }

    [Fact]
    public async Task RunAsync_ThatFails_ThrowsWhatItSaidAndTheNextOneWorks()
    {
        await using var contestant = await StartAsync(new() { ["failAt"] = 1 });

        var error = await Assert.ThrowsAsync<ContestantException>(() => contestant.RunAsync(1, Token));

        Assert.Equal("It cannot \"go on\".", error.Message);
        Assert.Equal(0.5, await contestant.RunAsync(1, Token));
    }

    [Fact]
    public async Task RunAsync_ProcessEnds_ThrowsWithItsExitCodeAndLastWords()
    {
        await using var contestant = await StartAsync(new() { ["exitAt"] = 1 });

        var error = await Assert.ThrowsAsync<ContestantException>(() => contestant.RunAsync(1, Token));

        Assert.Equal("It ended with exit code 7. last words", error.Message);
        await Assert.ThrowsAsync<ContestantException>(() => contestant.RunAsync(1, Token));
    }

    [Theory]
    [InlineData("well done")]
    [InlineData("done -1")]
    [InlineData("done soon")]
    [InlineData("done NaN")]
    public async Task RunAsync_AnotherAnswer_Throws(string answer)
    {
        await using var contestant = await StartAsync(new() { ["answer"] = answer });

        var error = await Assert.ThrowsAsync<ContestantException>(() => contestant.RunAsync(1, Token));

        Assert.Contains(answer.Split(' ')[^1], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NoAnswerInTime_ThrowsAndEndsTheProcess()
    {
        var clock = new FakeTimeProvider();
        await using var contestant = await StartAsync(new() { ["hangAt"] = 1 }, clock);
        var id = contestant.Id;

        var run = contestant.RunAsync(1, Token);
        while (!run.IsCompleted)
        {
            clock.Advance(TimeLimit);
            await Task.Yield();
        }

        var error = await Assert.ThrowsAsync<ContestantException>(() => run);
        Assert.Equal("It gave no answer within 300 s and was stopped.", error.Message);
        await ProcessAssert.EndsAsync(id);
    }

    [Fact]
    public async Task DisposeAsync_AProcessThatIsUp_EndsIt()
    {
        var contestant = await StartAsync([]);
        var id = contestant.Id;

        await contestant.DisposeAsync();

        await ProcessAssert.EndsAsync(id);
    }

    [Fact]
    public async Task StartAsync_NotReady_ThrowsWhatItSaid()
    {
        var error = await Assert.ThrowsAsync<ContestantException>(() => StartAsync(new() { ["neverReady"] = true }));

        Assert.Equal("It ended with exit code 1. It cannot start.", error.Message);
    }

    [Fact]
    public async Task StartAsync_NoSuchProgram_Throws()
    {
        var error = await Assert.ThrowsAsync<ContestantException>(() => ContestantProcess.StartAsync(new ProcessStartInfo(folder.File("nothing")), TimeLimit, Token));

        Assert.StartsWith("nothing could not be started: ", error.Message, StringComparison.Ordinal);
    }

    private async Task<ContestantProcess> StartAsync(JsonObject settings, TimeProvider? clock = null)
    {
        var python = await PythonSide.FindAsync();
        settings["log"] = folder.File("log");
        return await ContestantProcess.StartAsync(new ProcessStartInfo(python.Path!, [Path.Combine(PythonSide.Fixtures, "fake.py"), "any", settings.ToJsonString()]), TimeLimit, Token, clock);
    }
}
