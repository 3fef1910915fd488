using System.Text.RegularExpressions;
using ParallelAsync.Tests.Notebooks;

namespace ParallelAsync.Tests.Hosts;

/// <summary>The workflow that publishes the pages does what README says, and runs only code that cannot change under it.</summary>
public sealed partial class PublishWorkflowTests
{
    private static readonly string[] Workflow = File.ReadAllLines(Path.Combine(Repository.Root, ".github", "workflows", "publish.yml"));

    [Fact]
    public void Commands_OfTheWorkflow_AreReadmesFirstOne()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var first = ConsoleBlock().Match(readme).Groups["first"].Value;

        Assert.Equal([first], Workflow.Select(line => Run().Match(line)).Where(match => match.Success).Select(match => match.Groups["command"].Value));
    }

    [Fact]
    public void Upload_OfTheWorkflow_IsTheFolderThatReadmeTellsToOpen()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var path = Assert.Single(Workflow, line => line.TrimStart().StartsWith("path:", StringComparison.Ordinal)).Split(':')[1].Trim();

        Assert.Contains($"`{path}/index.html`", readme, StringComparison.Ordinal);
    }

    /// <summary>A tag can be moved to other code, a commit cannot.</summary>
    [Fact]
    public void Actions_OfTheWorkflow_ArePinnedToCommits() =>
        Assert.All(Workflow.Where(line => line.Contains("uses:", StringComparison.Ordinal)), line => Assert.Matches("uses: actions/[a-z-]+@[0-9a-f]{40} # v[0-9.]+$", line));

    [GeneratedRegex(@"```console\r?\n(?<first>[^\r\n]+)")]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex(@"^\s*(- )?run: (?<command>\S.*)$")]
    private static partial Regex Run();
}
