using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Hosts;

public sealed class ShellScriptTests
{
    public static TheoryData<string> Names => [".ci/run", .. Directory.EnumerateDirectories(Repository.Root)
        .Where(folder => Path.GetFileName(folder) is not (".git" or "artifacts" or "data"))
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.sh", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Script_OfTheProject_PassesShellCheck(string name)
    {
        var shellcheck = Command.Require("shellcheck", "On Debian: apt-get install shellcheck");

        var check = await Command.RunAsync(shellcheck, ["--severity=warning", name], Repository.Root, new Dictionary<string, string>());

        Assert.True(check.ExitCode == 0, check.Said);
    }
}
