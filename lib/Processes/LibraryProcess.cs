using System.Diagnostics;
using System.Text;

namespace ParallelAsync.Processes;

/// <summary>
/// A verb of this library's own executable as a child process. Its answer is one marked line of its standard output; whatever else it
/// prints, wherever, is not mistaken for one. It ends with its parent: its standard input closes then.
/// </summary>
internal static class LibraryProcess
{
    private const string AnswerMark = "parallel-async-answer:";
    private const int ErrorCharactersKept = 4000;

    /// <summary>Starts a verb, waits for its end and hands back what it said.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="arguments">The verb's arguments.</param>
    /// <param name="environment">Environment variables to set for the child, or to unset where the value is <c>null</c>.</param>
    /// <param name="watch">Sees the running process every now and then, for what the system forgets once it has ended.</param>
    /// <param name="cancellationToken">Kills the child.</param>
    /// <exception cref="FileNotFoundException">The library's executable or the <c>dotnet</c> host is not there.</exception>
    public static async Task<LibraryProcessResult> RunAsync(
        string verb,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?> environment,
        Action<Process> watch,
        CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(StartInfo(verb, arguments, environment))
            ?? throw new InvalidOperationException($"The system did not start the library's '{verb}' process.");
        try
        {
            var answer = ReadAnswerAsync(process.StandardOutput);
            var errors = ReadTailAsync(process.StandardError);
            while (!await EndedAsync(process, TimeSpan.FromMilliseconds(50), cancellationToken))
                watch(process);
            return new LibraryProcessResult(await answer, await errors, process.ExitCode, clock.Elapsed);
        }
        finally
        {
            await StopAsync(process);
        }
    }

    /// <summary>What a verb calls first: the process ends when its parent is gone, and nothing but the answer reaches standard output.</summary>
    /// <returns>Writes the answer.</returns>
    public static Action<string> Serve()
    {
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Console.SetOut(Console.Error);
        EndWithParent();
        return answer =>
        {
            // The line break before it: something native may have left an unfinished line.
            output.Write($"\n{AnswerMark}{answer}\n");
            output.Flush();
        };
    }

    /// <summary>Ends this process when its standard input closes, which its parent's end does.</summary>
    public static void EndWithParent() => new Thread(ExitWhenInputCloses) { IsBackground = true, Name = "waits for the parent's end" }.Start();

    internal static ProcessStartInfo StartInfo(string verb, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(DotnetHost.Find())
        {
            ArgumentList = { "exec", ExecutablePath(), verb },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        // Without diagnostics there is no socket of theirs in the temporary folder, which a killed process would leave behind.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in environment)
            if (value is null) start.Environment.Remove(name);
            else start.Environment[name] = value;
        return start;
    }

    private static string ExecutablePath()
    {
        var path = typeof(LibraryProcess).Assembly.Location;
        return File.Exists(Path.ChangeExtension(path, ".runtimeconfig.json"))
            ? path
            : throw new FileNotFoundException(
                "Expected ParallelAsync.Lib.dll on disk with ParallelAsync.Lib.runtimeconfig.json beside it, because a worker process is started from them. "
                + "Load the library from the folder that its build made.");
    }

    private static async Task<string?> ReadAnswerAsync(StreamReader output)
    {
        string? answer = null;
        while (await output.ReadLineAsync() is { } line)
            if (line.StartsWith(AnswerMark, StringComparison.Ordinal))
                answer = line[AnswerMark.Length..];
        return answer;
    }

    private static async Task<string> ReadTailAsync(StreamReader errors)
    {
        var tail = "";
        while (await errors.ReadLineAsync() is { } line)
        {
            tail += line + "\n";
            if (tail.Length > ErrorCharactersKept) tail = tail[^ErrorCharactersKept..];
        }

        return tail.Trim();
    }

    private static async Task<bool> EndedAsync(Process process, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var timeUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeUp.CancelAfter(patience);
        try
        {
            await process.WaitForExitAsync(timeUp.Token);
            cancellationToken.ThrowIfCancellationRequested();
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task StopAsync(Process process)
    {
        if (process.HasExited) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    private static void ExitWhenInputCloses()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }

        Environment.Exit(1);
    }
}
