using System.Text.Json.Nodes;
using ParallelAsync.Measurement;
using ParallelAsync.Tests.Notebooks;
using ParallelAsync.Tests.XRay;

namespace ParallelAsync.Tests.Hosts;

/// <summary>The set-up script on a clean system: what it installs must be all that a notebook in Jupyter needs.</summary>
public sealed class CleanRootTests : IDisposable
{
    private const string Variable = "PARALLELASYNC_CLEAN_ROOT";
    private const int NoSystemToBeMade = 77;
    private const long Megabytes = 6_000;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task SetUp_OnANewDebianAsAnOrdinaryUser_IsAllThatJupyterNeeds()
    {
        SkipWhereItCannotRun();
        var root = Directory.CreateDirectory(folder.File("root")).FullName;
        var results = Directory.CreateDirectory(folder.File("results")).FullName;
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!);

        var run = await Command.RunAsync(Path.Combine(Repository.Root, "tests", "Hosts", "clean-root.sh"), [Repository.Root, root, results], folder.Path, environment);

        TestContext.Current.TestOutputHelper?.WriteLine(run.Output);
        Assert.SkipWhen(run.ExitCode == NoSystemToBeMade, $"This machine cannot make a new Debian: {run.Said}");
        Assert.True(run.ExitCode == 0, run.Said);
        Assert.Equal(2, run.Output.Split('\n').Count(line => line == "Ready."));
        Assert.Equal("", await ReadAsync(results, "changed.txt"));

        var kernel = JsonNode.Parse(await ReadAsync(results, "kernel.json"))!;
        Assert.Equal("C#", kernel["language"]!.GetValue<string>());
        Assert.Contains(kernel["argv"]!.AsArray(), argument => argument!.GetValue<string>().StartsWith("/home/reader/ParallelAsync/", StringComparison.Ordinal));

        // 40 images, as on every small machine; all of them resized, none left grey.
        var pixels = Npy.Read(Path.Combine(results, "x-rays.npy"));
        Assert.Equal([40, 64, 64], pixels.Shape);
        Assert.All(Enumerable.Range(0, 40), image => Assert.NotEqual(pixels.Picture(image).Min(), pixels.Picture(image).Max()));
        Assert.All(Timings.LoadAll(Path.Combine(results, "timings")), set => Assert.NotEmpty(set));
        Assert.Contains(Timings.LoadAll(Path.Combine(results, "timings")), set => set.Notebook == "07");

        Assert.Empty(Directory.EnumerateFileSystemEntries(root));
        Assert.DoesNotContain(root, await File.ReadAllTextAsync("/proc/self/mountinfo", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static void SkipWhereItCannotRun()
    {
        if (Environment.GetEnvironmentVariable(Variable) != "1")
        {
            Assert.Skip($"It takes some minutes and installs packages from the network: set {Variable}=1 to run it, as .ci/run does.");
        }

        Command.Require("apt-get", "The clean system is a Debian like the one that makes it.");
        Command.Require("debootstrap", "On Debian: apt-get install debootstrap");
        Command.Require("unshare", "On Debian: apt-get install util-linux");
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Only root can make a system of its own: run the tests as root.");
        }

        if (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes < Megabytes * 1_000_000)
        {
            Assert.Skip($"The clean system lies in memory: it needs {Megabytes:N0} MB.");
        }
    }

    private static Task<string> ReadAsync(string folder, string name) => File.ReadAllTextAsync(Path.Combine(folder, name), TestContext.Current.CancellationToken);
}
