using System.Globalization;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Hosts;

/// <summary>The set-up script on a machine that has only what a test gives it: a home of its own, and a PATH on which nothing else lies.</summary>
internal sealed class SetupScript : IDisposable
{
    /// <summary>What the script itself is written with.</summary>
    private static readonly string[] Tools = ["bash", "cat", "chmod", "dirname", "env", "ln", "mkdir", "mv"];

    private readonly TemporaryFolder folder = new();
    private readonly string bash = Command.Require("bash", "The set-up script is for Linux and macOS.");

    public SetupScript()
    {
        Directory.CreateDirectory(Programs);
        foreach (var tool in Tools)
        {
            File.CreateSymbolicLink(Path.Combine(Programs, tool), Command.Require(tool, "It belongs to every Linux."));
        }

        Add("id", "echo 1000");
    }

    private string Programs => folder.File("programs");

    private string Log => folder.File("calls.log");

    /// <summary>What was called, in order: a line for each call of a program that the test added.</summary>
    public IReadOnlyList<string> Calls => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    /// <summary>Adds a program: a line of shell, after it has noted that it was called; the rest of the calls is what it is asked for.</summary>
    public void Add(string program, string does = "exit 0") => Write(Path.Combine(Programs, program), does);

    /// <summary>The line of shell that adds a program: what an installer does.</summary>
    public string Installs(string program)
    {
        Directory.CreateDirectory(folder.File("packages"));
        Write(folder.File($"packages/{program}"), "exit 0");
        return $"ln -sf '{folder.File($"packages/{program}")}' '{Path.Combine(Programs, program)}'";
    }

    public Task<Command> RunAsync(params string[] steps) => Command.RunAsync(
        bash,
        [Path.Combine(Repository.Root, ".devcontainer", "setup.sh"), .. steps],
        folder.Path,
        new Dictionary<string, string> { ["PATH"] = Programs, ["HOME"] = folder.Path });

    public void Dispose() => folder.Dispose();

    private void Write(string path, string does)
    {
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"#!{bash}\necho \"${{0##*/}} $*\" >>'{Log}'\n{does}\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
