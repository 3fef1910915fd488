using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Hosts;

/// <summary>The devcontainer's definition against the facts of its format (containers.dev) that we rely on, and against this repository.</summary>
public sealed partial class DevcontainerTests
{
    /// <summary>The extensions for all ways to run the notebooks in VS Code.</summary>
    private static readonly string[] Extensions =
        ["ms-toolsai.jupyter", "ms-toolsai.jupyter-renderers", "ms-dotnettools.dotnet-interactive-vscode", "ms-dotnettools.csharp"];

    /// <summary>Properties of the format that we use; a misspelt one would be passed over in silence.</summary>
    private static readonly string[] Properties = ["name", "image", "containerEnv", "postCreateCommand", "waitFor", "customizations"];

    private static readonly JsonObject Container = Devcontainer.Read();

    [Fact]
    public void Definition_Properties_AreThoseOfTheFormat()
    {
        Assert.All(Container, property => Assert.Contains(property.Key, Properties));
        Assert.Contains(Container["waitFor"]!.GetValue<string>(), (string[])["initializeCommand", "onCreateCommand", "updateContentCommand", "postCreateCommand"]);
    }

    [Fact]
    public void Image_OfTheContainer_IsOneExactReleaseForTheProjectsDotNet()
    {
        var image = PinnedImage().Match(Container["image"]!.GetValue<string>());
        var wanted = SdkVersions.OfGlobalJson();

        Assert.True(image.Success, $"{Container["image"]} is not one exact release.");
        Assert.Equal($"{wanted.Major}.{wanted.Minor}", image.Groups["dotnet"].Value);
    }

    [Fact]
    public void SetUp_OfTheContainer_IsThereAndMayBeRun()
    {
        var script = Path.Combine(Repository.Root, Container["postCreateCommand"]!.GetValue<string>());

        Assert.Equal(Devcontainer.SetUp, Container["postCreateCommand"]!.GetValue<string>());
        Assert.StartsWith("#!/usr/bin/env bash\n", File.ReadAllText(script), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute | UnixFileMode.OtherExecute));
        }
    }

    [Fact]
    public void Extensions_OfTheContainerAndOfTheFolder_AreTheSame()
    {
        var recommended = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, ".vscode", "extensions.json")))!["recommendations"]!.AsArray();

        Assert.Equal(Extensions, recommended.Select(extension => extension!.GetValue<string>()));
        Assert.Equal(Extensions, Container["customizations"]!["vscode"]!["extensions"]!.AsArray().Select(extension => extension!.GetValue<string>()));
    }

    [Fact]
    public void Environment_OfTheContainer_SendsNothingHome()
    {
        Assert.Equal("1", Container["containerEnv"]!["DOTNET_CLI_TELEMETRY_OPTOUT"]!.GetValue<string>());
        Assert.Equal("1", Container["containerEnv"]!["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"]!.GetValue<string>());
    }

    [GeneratedRegex(@"^mcr\.microsoft\.com/devcontainers/dotnet:\d+\.\d+\.\d+-(?<dotnet>\d+\.\d+)-[a-z]+$")]
    private static partial Regex PinnedImage();
}
