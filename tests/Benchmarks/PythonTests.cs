using ParallelAsync.Benchmarks.Comparison;

namespace ParallelAsync.Tests.Benchmarks;

public sealed class PythonTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Contestant Importing(params string[] modules) => new("any", Language.Python, "any") { Modules = modules };

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("mine", "other", true, "mine")]
    [InlineData(null, "other", true, "other")]
    [InlineData("", "", true, "/usr/bin/python3")]
    public void Choose_Several_TakesTheNamedThenTheVariablesThenTheSystems(string? named, string? variable, bool exists, string expected) =>
        Assert.Equal(expected, Python.Choose(named, variable, _ => exists));

    [Fact]
    public void Choose_NoneNamedNorInstalledBySystem_TakesTheOneOnThePath() =>
        Assert.Equal(OperatingSystem.IsWindows() ? "python" : "python3", Python.Choose(null, null, _ => false));

    [Fact]
    public async Task FindAsync_NoSuchProgram_SaysWhyAndWhatToInstall()
    {
        var python = await Python.FindAsync(folder.File("no-python"), PythonSide.Scripts, Token);

        Assert.Null(python.Path);
        var reason = python.WhyNot(Importing());
        Assert.Contains("no-python", reason, StringComparison.Ordinal);
        Assert.Contains("apt-get install python3", reason, StringComparison.Ordinal);
        Assert.Contains("--python", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_AProgramThatIsNotPython_SaysSo()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Needs the program echo.");

        var python = await Python.FindAsync("echo", PythonSide.Scripts, Token);

        Assert.Contains("echo is no Python that answers as one", python.WhyNot(Importing()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_ARealPython_KnowsItsVersionAndModules()
    {
        var python = await PythonSide.FindAsync();

        Assert.Matches(@"^3\.\d+\.\d+", python.Version);
        Assert.Null(python.WhyNot(Importing()));
        Assert.Subset(PythonModule.All.Select(module => module.Name).ToHashSet(), python.Modules.Keys.ToHashSet());
    }

    [Fact]
    public async Task WhyNot_AModuleThatIsMissing_NamesItAndHowToInstallIt()
    {
        // Without its packages, Python has only what comes with it.
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Needs a shell.");
            return;
        }

        var python = await PythonSide.FindAsync();
        var bare = folder.Write("bare.sh", "#!/bin/sh", $"exec '{python.Path}' -S -E \"$@\"");
        File.SetUnixFileMode(bare, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var found = await Python.FindAsync(bare, PythonSide.Scripts, Token);

        Assert.Equal(python.Version, found.Version);
        Assert.Null(found.WhyNot(Importing()));
        Assert.Equal(
            $"Python {python.Version} has no numpy and no PIL. To install, on Debian and Ubuntu: apt-get install python3-numpy python3-pil; elsewhere: python3 -m pip install numpy pillow.",
            found.WhyNot(Importing("numpy", "PIL")));
    }
}
