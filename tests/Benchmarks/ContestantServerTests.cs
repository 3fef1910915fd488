using ParallelAsync.Benchmarks.Contestants;

namespace ParallelAsync.Tests.Benchmarks;

public sealed class ContestantServerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ServeAsync_RunAndSave_AnswersAndWritesTheLastResult()
    {
        var contestant = new Counting();

        var answers = await ServeAsync(contestant, "run 2", $"save {folder.File("a b")}", "run 1");

        Assert.Equal("ready", answers[0]);
        Assert.Matches(@"^done \d+\.\d{9}$", answers[1]);
        Assert.Equal("saved", answers[2]);
        Assert.Matches(@"^done \d", answers[3]);
        Assert.Equal("2 2", File.ReadAllText(folder.File("a b")));
        Assert.Equal((3, 3), (contestant.Runs, contestant.CleanUps));
    }

    [Fact]
    public async Task ServeAsync_AnError_IsAnsweredAndTheNextRequestServed()
    {
        var answers = await ServeAsync(new Counting { FailsAt = 1 }, "run 1", "run 1");

        Assert.Equal("failed \"InvalidDataException: It is\\nbad.\"", answers[1]);
        Assert.StartsWith("done ", answers[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run fast")]
    [InlineData("run -1")]
    [InlineData("walk 1")]
    [InlineData("")]
    public async Task ServeAsync_AnotherRequest_IsRefused(string request)
    {
        var answers = await ServeAsync(new Counting(), request);

        Assert.StartsWith("failed \"InvalidOperationException: Expected", answers[1], StringComparison.Ordinal);
    }

    private static async Task<string[]> ServeAsync(CSharpContestant contestant, params string[] requests)
    {
        using var answers = new StringWriter();
        using var input = new StringReader(string.Join('\n', requests) + "\n");
        await ContestantServer.ServeAsync(contestant, input, answers);
        return answers.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed class Counting : CSharpContestant
    {
        public int FailsAt { get; init; }

        public int Runs { get; private set; }

        public int CleanUps { get; private set; }

        public override Task RunAsync() => ++Runs == FailsAt ? throw new InvalidDataException("It is\nbad.") : Task.CompletedTask;

        public override ValueTask AfterAsync()
        {
            CleanUps++;
            return ValueTask.CompletedTask;
        }

        public override void Save(string path) => File.WriteAllText(path, $"{Runs} {CleanUps}");
    }
}
