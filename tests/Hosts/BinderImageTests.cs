using System.Text.Json;
using System.Text.RegularExpressions;
using ParallelAsync.Measurement;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Hosts;

/// <summary>
/// What BinderHub demands of an image definition, and what ours names. No container engine is asked: the set-up script that the image runs is
/// tried in <see cref="CleanRootTests"/>.
/// </summary>
public sealed partial class BinderImageTests
{
    private const string StartPage = "notebooks/00-start-here.ipynb";

    private static readonly IReadOnlyList<DockerInstruction> Image = Dockerfile.Parse(File.ReadAllText(Path.Combine(Repository.Root, ".binder", "Dockerfile")));

    [Fact]
    public void Base_OfTheImage_IsOneExactSdkThatGlobalJsonAllows()
    {
        var image = Assert.Single(Image, instruction => instruction.Name == "FROM");
        var version = SdkImage().Match(image.Text).Groups["version"].Value;

        Assert.Same(image, Image[0]);
        Assert.True(Version.TryParse(version, out var sdk), $"The base is not one exact version of the SDK: {image.Text}");
        var wanted = SdkVersions.OfGlobalJson();
        Assert.Equal((wanted.Major, wanted.Minor), (sdk.Major, sdk.Minor));
        Assert.True(sdk >= wanted, $"global.json asks for {wanted}.");
    }

    [Fact]
    public void User_OfTheImage_IsTheOneThatBinderNames()
    {
        var arguments = Image.Where(instruction => instruction.Name == "ARG").Select(instruction => instruction.Text).ToList();
        var user = Image.Last(instruction => instruction.Name == "USER");

        Assert.Contains("NB_USER=jovyan", arguments);
        Assert.Contains("NB_UID=1000", arguments);
        Assert.Contains(Runs, run => run.Text.Contains("useradd", StringComparison.Ordinal) && run.Text.Contains("--uid \"${NB_UID}\" \"${NB_USER}\"", StringComparison.Ordinal));
        Assert.Equal("${NB_USER}", user.Text);
        Assert.Contains("HOME=/home/${NB_USER}", Variables);
        Assert.True(SetUp.Line > user.Line, "The set-up would install the kernel for root.");
    }

    [Fact]
    public void Environment_OfTheImage_IsSmallAndSendsNothingHome()
    {
        Assert.Contains($"{SmallMachine.Variable}=1", Variables);
        Assert.Contains("DOTNET_CLI_TELEMETRY_OPTOUT=1", Variables);
        Assert.Contains("DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT=1", Variables);
    }

    [Fact]
    public void SetUp_OfTheImage_IsTheDevcontainersOnTheWholeRepository()
    {
        var copied = Image.Single(instruction => instruction.Name == "COPY" && instruction.Arguments is [".", "."]);

        Assert.Equal(Devcontainer.SetUp, SetUp.Text);
        Assert.True(copied.Line < SetUp.Line && Image.First(instruction => instruction.Name == "WORKDIR").Line < copied.Line);
    }

    [Fact]
    public void Copies_OfTheImage_AreOfFilesThatAreThere() => Assert.All(
        Image.Where(instruction => instruction.Name == "COPY").SelectMany(instruction => instruction.Arguments[..^1]),
        source => Assert.True(Path.Exists(Path.Combine(Repository.Root, source)), $"{source} is not there."));

    [Fact]
    public void Packages_OfPython_AreJupyterLabAndPinnedExactly()
    {
        var packages = File.ReadAllLines(Path.Combine(Repository.Root, ".binder", "requirements.txt")).Where(line => line.Length > 0 && line[0] != '#').ToList();

        Assert.All(packages, package => Assert.Matches(@"^[a-z]+==\d+(\.\d+)+$", package));
        Assert.Equal(["jupyterlab", "notebook", "plotly"], packages.Select(package => package.Split("==")[0]));
        Assert.Contains(Runs, run => run.Text.Contains("--requirement /opt/jupyter/requirements.txt", StringComparison.Ordinal));
        Assert.Contains("PATH=/opt/jupyter/bin:${PATH}", Variables);
    }

    [Fact]
    public void Command_OfTheImage_OpensTheFirstNotebook()
    {
        var command = JsonSerializer.Deserialize<string[]>(Image.Single(instruction => instruction.Name == "CMD").Text)!;

        Assert.Equal(["jupyter", "lab"], command[..2]);
        Assert.Contains($"--LabApp.default_url=/lab/tree/{StartPage}", command);
        Assert.True(File.Exists(Path.Combine(Repository.Root, StartPage)));
    }

    [Fact]
    public void Variables_ThatTheImageUses_AreDefinedAboveTheirUse()
    {
        var defined = new HashSet<string> { "PATH" };
        foreach (var instruction in Image)
        {
            foreach (var name in Variable().Matches(instruction.Text).Select(match => match.Groups["name"].Value))
            {
                Assert.True(defined.Contains(name), $"Line {instruction.Line} uses {name}, which is not defined above.");
            }

            if (instruction.Name is "ARG" or "ENV")
            {
                defined.UnionWith(instruction.Arguments.Select(argument => argument.Split('=')[0]));
            }
        }
    }

    [Fact]
    public async Task Commands_OfTheImage_PassShellCheck()
    {
        var shellcheck = Command.Require("shellcheck", "On Debian: apt-get install shellcheck");
        var script = Path.Combine(Directory.CreateTempSubdirectory("dockerfile").FullName, "run.sh");
        try
        {
            await File.WriteAllTextAsync(script, "#!/bin/sh\nset -e\n" + string.Join('\n', Runs.Select(run => run.Text)), TestContext.Current.CancellationToken);
            // SC2154: Docker sets the arguments.
            var check = await Command.RunAsync(shellcheck, ["--severity=style", "--exclude=SC2154", script], Repository.Root, new Dictionary<string, string>());
            Assert.True(check.ExitCode == 0, check.Said);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(script)!, recursive: true);
        }
    }

    private static IEnumerable<DockerInstruction> Runs => Image.Where(instruction => instruction.Name == "RUN");

    private static IEnumerable<string> Variables => Image.Where(instruction => instruction.Name == "ENV").SelectMany(instruction => instruction.Arguments);

    private static DockerInstruction SetUp => Image.Last(instruction => instruction.Name == "RUN");

    [GeneratedRegex(@"^mcr\.microsoft\.com/dotnet/sdk:(?<version>\d+\.\d+\.\d{3})-[a-z]+$")]
    private static partial Regex SdkImage();

    [GeneratedRegex(@"\$\{?(?<name>[A-Z_]+)\}?")]
    private static partial Regex Variable();
}
