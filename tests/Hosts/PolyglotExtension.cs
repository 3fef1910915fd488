using System.Globalization;

namespace ParallelAsync.Tests.Hosts;

/// <summary>
/// How the extension Polyglot Notebooks comes by its tool whenever VS Code starts, step by step as its source has it (dotnet/interactive,
/// acquisition.ts and commands.ts, April 2026, the last that there is).
/// </summary>
internal sealed class PolyglotExtension(string dotnet, string storage, IReadOnlyDictionary<string, string> environment)
{
    private const string Tool = "Microsoft.dotnet-interactive";

    /// <summary>One start. Returns whether the tool had to be installed.</summary>
    /// <exception cref="InvalidOperationException">The start fails; the reader sees an extension that does not work.</exception>
    public async Task<bool> StartAsync(string requiredVersion)
    {
        Directory.CreateDirectory(storage);
        if (!File.Exists(Path.Combine(storage, ".config", "dotnet-tools.json")))
        {
            Demand(await DotnetAsync("new", "tool-manifest"), "Unable to create local tool manifest");
        }

        var version = await DotnetAsync("tool", "run", "dotnet-interactive", "--", "--version");
        if (version.ExitCode == 0 && version.Output.Trim() == requiredVersion)
        {
            return false;
        }

        await DotnetAsync("tool", "uninstall", Tool);
        Demand(await DotnetAsync("tool", "install", Tool, "--version", requiredVersion), "Unable to install the tool");
        return true;
    }

    private static void Demand(Command command, string otherwise)
    {
        if (command.ExitCode != 0)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{otherwise}. Command failed with code {command.ExitCode}. {command.Said}"));
        }
    }

    private Task<Command> DotnetAsync(params string[] arguments) => Command.RunAsync(dotnet, arguments, storage, environment);
}
