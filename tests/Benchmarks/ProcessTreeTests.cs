using System.Diagnostics;
using ParallelAsync.Benchmarks.Comparison;

namespace ParallelAsync.Tests.Benchmarks;

public sealed class ProcessTreeTests
{
    [Fact]
    public async Task CpuSecondsAndMemoryBytes_AProcessWithChildren_CountsThemAll()
    {
        if (!ProcessTree.IsKnown)
            Assert.Skip("Needs Linux's /proc.");
        var python = await PythonSide.FindAsync();
        using var process = Process.Start(new ProcessStartInfo(python.Path!, [Path.Combine(PythonSide.Fixtures, "busy.py"), "parent"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        var tree = new ProcessTree(process.Id);

        // At least what both burnt, less the steps of the clock; at least what both hold.
        Assert.InRange(tree.CpuSeconds()!.Value, 0.9, 60);
        Assert.InRange(tree.MemoryBytes()!.Value, 110_000_000, 400_000_000);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void CpuSecondsAndMemoryBytes_NoSuchProcess_AreNothing()
    {
        if (!ProcessTree.IsKnown)
            Assert.Skip("Needs Linux's /proc.");

        Assert.Equal((0.0, 0L), (new ProcessTree(int.MaxValue).CpuSeconds(), new ProcessTree(int.MaxValue).MemoryBytes()));
    }

    [Fact]
    public async Task MemoryWatch_WhileItWatches_KeepsTheMost()
    {
        long[] amounts = [5, 9, 7];
        var looks = 0;
        var lookedThrice = new TaskCompletionSource();
        var watch = new MemoryWatch(() =>
        {
            if (looks == 2)
                lookedThrice.TrySetResult();
            return amounts[Math.Min(looks++, 2)];
        });

        await lookedThrice.Task;
        await watch.DisposeAsync();

        Assert.Equal(9, watch.PeakBytes);
    }

    [Fact]
    public async Task MemoryWatch_WhereNothingIsKnown_KnowsNothing()
    {
        var watch = new MemoryWatch(() => null);
        await watch.DisposeAsync();

        Assert.Null(watch.PeakBytes);
    }
}
