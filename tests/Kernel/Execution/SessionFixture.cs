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

    public SessionFixture(PackageRestore? packages = null, TimeSpan? grace = null)
    {
        Folder = Directory.CreateTempSubdirectory("session").FullName;
        session = new CSharpSession(Folder, packages ?? new PackageRestore(), grace);
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

    /// <summary>Runs a cell whose request says more than its code.</summary>
    /// <param name="request">The cell; its number is the next one whatever it says.</param>
    /// <param name="onEvent">Told of each event while the cell runs.</param>
    /// <param name="cancellationToken">Interrupts the cell.</param>
    public async Task<IReadOnlyList<CellEvent>> RunAsync(CellRequest request, Action<CellEvent> onEvent, CancellationToken cancellationToken)
    {
        var events = new List<CellEvent>();
        await session.ExecuteAsync(request with { Number = ++number }, cellEvent =>
        {
            events.Add(cellEvent);
            onEvent(cellEvent);
        }, cancellationToken);
        return events;
    }

    /// <summary>Answers the question of the cell that runs.</summary>
    public void Reply(string text) => session.ReplyInput(text);

    /// <summary>Interrupts a cell as soon as it has shown something, and gives why it failed.</summary>
    public async Task<CellFailure> InterruptAsync(string code, bool allowsInput = false)
    {
        using var interrupt = new CancellationTokenSource();
        var events = await RunAsync(new CellRequest(0, code) { AllowsInput = allowsInput }, _ => interrupt.Cancel(), interrupt.Token);
        return Assert.Single(events.OfType<CellFailure>());
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
