using ParallelAsync.Kernel.Execution;
using ParallelAsync.Tests.Kernel.Execution;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Hosts;

/// <summary>
/// The start of Polyglot Notebooks with the SDK of this machine, with and without the set-up script; its tool is a stand-in of the same
/// name and version that the test packs, so that no registry is asked.
/// </summary>
public sealed class PolyglotStartTests : IDisposable
{
    private const string Version = "1.0.712001";

    private readonly TemporaryFolder home = new();
    private readonly PackageFolder packages = new();
    private readonly string bash = Command.Require("bash", "The set-up script is for Linux and macOS.");
    private readonly Dictionary<string, string> environment;
    private readonly PolyglotExtension extension;

    public PolyglotStartTests()
    {
        packages.AddTool("Microsoft.dotnet-interactive", Version, "dotnet-interactive", $"System.Console.WriteLine(\"{Version}\");");
        Directory.CreateDirectory(home.File(".nuget/NuGet"));
        Sources(packages.Path);
        environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{Path.GetDirectoryName(DotNetHost.Path)}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = home.Path,
            ["DOTNET_CLI_HOME"] = home.Path,
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["REMOTE_CONTAINERS"] = "true",
        };
        extension = new PolyglotExtension(DotNetHost.Path, Storage, environment);
    }

    /// <summary>Where the extension keeps its things in a devcontainer.</summary>
    private string Storage => home.File(".vscode-server/data/User/globalStorage/ms-dotnettools.dotnet-interactive-vscode");

    private string Manifest => Path.Combine(Storage, ".config", "dotnet-tools.json");

    public void Dispose()
    {
        packages.Dispose();
        home.Dispose();
    }

    [Fact]
    public async Task Start_TheSecondTime_FailsWithThisSdk()
    {
        Assert.True(await extension.StartAsync(Version));
        if (File.Exists(Manifest))
        {
            Assert.Skip("The SDK here writes .config/dotnet-tools.json: it has no fault to show (10.0.102 to 10.0.401, at least, have it).");
        }

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => extension.StartAsync(Version));

        Assert.Contains("failed with code 73", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterTheSetUp_WorksEachTimeAndFindsTheToolInstalled()
    {
        var setup = await SetUpAsync();

        Assert.Contains($"installed: Microsoft.dotnet-interactive {Version}", setup.Output, StringComparison.Ordinal);
        Assert.False(await extension.StartAsync(Version));
        Assert.False(await extension.StartAsync(Version));
    }

    [Fact]
    public async Task Start_AfterAFirstStartAndTheSetUp_WorksEachTime()
    {
        await extension.StartAsync(Version);
        var faulty = !File.Exists(Manifest);

        var setup = await SetUpAsync();

        Assert.Contains(faulty ? $"moved: {Manifest}" : $"in order: {Manifest}", setup.Output, StringComparison.Ordinal);
        Assert.Contains("there: Microsoft.dotnet-interactive", setup.Output, StringComparison.Ordinal);
        Assert.False(await extension.StartAsync(Version));
        Assert.False(await extension.StartAsync(Version));
    }

    [Fact]
    public async Task Start_ToolNotToBeHadAtSetUp_InstallsItOnceItIs()
    {
        Sources(Directory.CreateDirectory(home.File("nothing")).FullName);

        var setup = await SetUpAsync();

        Assert.Contains($"Ready, without:\n   Microsoft.dotnet-interactive {Version}", setup.Output, StringComparison.Ordinal);
        Sources(packages.Path);
        Assert.True(await extension.StartAsync(Version));
        Assert.False(await extension.StartAsync(Version));
    }

    [Fact]
    public async Task SetUp_Twice_ChangesNothingTheSecondTime()
    {
        await SetUpAsync();
        var before = await File.ReadAllTextAsync(Manifest, TestContext.Current.CancellationToken);

        var again = await SetUpAsync();

        Assert.Contains($"in order: {Manifest}", again.Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Manifest, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SetUp_StorageThatCannotBeWritten_SaysSoAndGoesOn()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Storage)!);
        await File.WriteAllTextAsync(Storage, "a file where a folder should be", TestContext.Current.CancellationToken);

        Assert.Contains("Ready, without:\n   the mended start of Polyglot Notebooks", (await SetUpAsync()).Output, StringComparison.Ordinal);
    }

    private async Task<Command> SetUpAsync()
    {
        var setup = await Command.RunAsync(bash, [Path.Combine(Repository.Root, ".devcontainer", "setup.sh"), "polyglot"], home.Path, environment);
        Assert.True(setup.ExitCode == 0, setup.Said);
        return setup;
    }

    private void Sources(string folder) => File.WriteAllText(home.File(".nuget/NuGet/NuGet.Config"), $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <packageSources><clear /><add key="tests" value="{folder}" /></packageSources>
        </configuration>
        """);
}
