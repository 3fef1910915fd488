using System.Diagnostics;

namespace ParallelAsync.Tests.Hosts;

/// <summary>What a program said and how it ended.</summary>
internal sealed record Command(int ExitCode, string Output, string Error)
{
    /// <summary>Output and errors, for the message of a failed test.</summary>
    public string Said => $"exit code {ExitCode}\n{Output}\n{Error}";

    /// <summary>Runs a program to its end, in an environment of its own: only the variables that are given.</summary>
    public static async Task<Command> RunAsync(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var cancellationToken = TestContext.Current.CancellationToken;
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return new Command(process.ExitCode, said[0], said[1]);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Where a program lies on this machine's PATH; null when it is not there.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    /// <summary>Where a program lies; the test is skipped where it does not.</summary>
    public static string Require(string program, string howToGetIt)
    {
        var path = Find(program);
        if (path is null)
        {
            Assert.Skip($"There is no '{program}' on the PATH. {howToGetIt}");
        }

        return path;
    }
}
