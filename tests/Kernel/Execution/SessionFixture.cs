using System.Text;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Execution;

/// <summary>Sessions take the process's console while a cell runs: tests with a session run one after the other.</summary>
[CollectionDefinition("Sessions", DisableParallelization = true)]
public sealed class Sessions;

/// <summary>A session in a folder of its own, and what its cells showed.</summary>
internal sealed class SessionFixture : IDisposable
{
    private readonly CSharpSession session;
    private int number;

    public SessionFixture(PackageRestore? packages = null)
    {
        Folder = Directory.CreateTempSubdirectory("session").FullName;
        session = new CSharpSession(Folder, packages ?? new PackageRestore());
    }

    public string Folder { get; }

    public CSharpSession Session => session;

    public Task<IReadOnlyList<CellEvent>> RunAsync(string code) => RunUntilAsync(code, TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<CellEvent>> RunUntilAsync(string code, CancellationToken cancellationToken)
    {
        var events = new List<CellEvent>();
        await session.ExecuteAsync(new CellRequest(++number, code), events.Add, cancellationToken);
        return events;
    }

    /// <summary>Runs a cell that must succeed and gives its result in one MIME type; null when it has none.</summary>
    public async Task<string?> ResultAsync(string code, string mimeType = "text/plain")
    {
        var events = await RunAsync(code);
        Assert.Empty(events.OfType<CellFailure>().Select(failure => failure.Message));
        return events.OfType<CellResult>().SingleOrDefault()?.Values.Single(value => value.MimeType == mimeType).Value;
    }

    public async Task<CellFailure> FailureAsync(string code) => Assert.Single((await RunAsync(code)).OfType<CellFailure>());

    public void Write(string name, string content) => File.WriteAllText(Path.Combine(Folder, name), content, new UTF8Encoding(false));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
