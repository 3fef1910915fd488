using ParallelAsync.Benchmarks.Comparison;
using ParallelAsync.Benchmarks.Comparison.Cases;

namespace ParallelAsync.Tests.Benchmarks;

public sealed class CompareCommandTests : IDisposable, IProgress<string>
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    void IProgress<string>.Report(string value)
    {
    }

    [Fact]
    public async Task RunAsync_RecordingLessThanAllCases_IsRefused()
    {
        var code = await new CompareCommand(new ComparisonOptions().Smoke(), null, folder.Path).RunAsync([LoopsCase.Case], record: true, Token);

        Assert.Equal(2, code);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task RunAsync_AFolderWithoutImages_IsAnErrorOfTheUsersAndLeavesNoReport()
    {
        var code = await new CompareCommand(new ComparisonOptions { Images = folder.Path }, null, folder.Path).RunAsync([XRayCase.Case], record: false, Token);

        Assert.Equal(2, code);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task CaseRun_ACase_NamesItsVersionsAndRemovesItsTemporaryFolder()
    {
        var python = await PythonSide.FindAsync("numpy");
        string? temporary = null;
        var one = new Case("case", "A case", 2, async (_, opened, _) =>
        {
            temporary = opened;
            await File.WriteAllTextAsync(Path.Combine(opened, "input"), "x", Token);
            return [new("part", "A part", "fake", "Items", new LineCheck("Lines"), [PythonSide.Fake("A", Language.Python, folder) with { Modules = ["numpy"] }])];
        });

        var result = await new CaseRun(new() { PassSeconds = 0, WarmUpSeconds = 0 }, python, PythonSide.FakeLauncher(python), this, load: 0.7, TimeProvider.System).RunAsync(one, Token);

        Assert.Equal(["Python", "numpy"], result.Versions.Keys);
        Assert.Equal((2, 0.7, true, false), (result.Parts.Single().Rounds, result.Load, result.WasBusy, result.HasFailures));
        Assert.False(Directory.Exists(temporary));
    }
}
