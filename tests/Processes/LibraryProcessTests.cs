using System.Diagnostics;
using ParallelAsync.Loops;
using ParallelAsync.Processes;

namespace ParallelAsync.Tests.Processes;

/// <summary>With real child processes; what a verb does is tested where the verb is.</summary>
public sealed class LibraryProcessTests
{
    private static readonly Dictionary<string, string?> NoVariables = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_UnknownVerb_EndsWithoutAnAnswerAndNamesTheVerbs()
    {
        var result = await LibraryProcess.RunAsync("no-such-verb", [], NoVariables, _ => { }, Token);

        Assert.Null(result.Answer);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"Expected a verb of the library ({MemoryLimitedWorker.Verb}", result.Errors, StringComparison.Ordinal);
        Assert.Contains("'no-such-verb'", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WrongArguments_EndsWithAnErrorThatShowsThem()
    {
        var result = await LibraryProcess.RunAsync(MemoryLimitedWorker.Verb, ["sideways", "file"], NoVariables, _ => { }, Token);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("found 'sideways file'", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_CancelledWhileItRuns_KillsTheProcess()
    {
        using var pipe = await EndlessPipe.CreateAsync(Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var child = 0;

        var run = LibraryProcess.RunAsync(MemoryLimitedWorker.Verb, ["Streaming", pipe.Path], NoVariables, Watch, stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.NotEqual(0, child);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(child));

        void Watch(Process process)
        {
            child = process.Id;
            stop.Cancel();
        }
    }

    [Fact]
    public async Task Serve_ParentGone_EndsTheProcess()
    {
        using var pipe = await EndlessPipe.CreateAsync(Token);
        using var process = Process.Start(LibraryProcess.StartInfo(MemoryLimitedWorker.Verb, ["Streaming", pipe.Path], NoVariables))!;

        process.StandardInput.Close();

        await process.WaitForExitAsync(Token);
        Assert.Equal(1, process.ExitCode);
    }

    /// <summary>A file whose reader waits for ever: a named pipe that nobody writes to.</summary>
    private sealed class EndlessPipe : IDisposable
    {
        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"parallel-async-pipe-{Guid.NewGuid():N}");

        public static async Task<EndlessPipe> CreateAsync(CancellationToken cancellationToken)
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs mkfifo, which Windows does not have.");
            var pipe = new EndlessPipe();
            using var mkfifo = Process.Start("mkfifo", [pipe.Path]);
            await mkfifo.WaitForExitAsync(cancellationToken);
            Assert.Equal(0, mkfifo.ExitCode);
            return pipe;
        }

        public void Dispose() => File.Delete(Path);
    }
}
