using System.Diagnostics;
using System.Text.Json;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>The Python that is compared with: which one, and which modules it has.</summary>
internal sealed record Python
{
    /// <summary>Names another Python than the usual one.</summary>
    public const string Variable = "PARALLELASYNC_PYTHON";

    /// <summary>The system's own comes first: that is the one for which a distribution's packages are.</summary>
    private const string SystemPython = "/usr/bin/python3";

    private Python(string? path, string? version, IReadOnlyDictionary<string, string> modules, string? whyMissing) =>
        (Path, Version, Modules, WhyMissing) = (path, version, modules, whyMissing);

    /// <summary>The program; null when there is none.</summary>
    public string? Path { get; }

    /// <summary>Its version, as in <c>3.11.2</c>; null when there is none.</summary>
    public string? Version { get; }

    /// <summary>The modules of <see cref="PythonModule.All"/> that it has, with their versions.</summary>
    public IReadOnlyDictionary<string, string> Modules { get; }

    private string? WhyMissing { get; }

    /// <summary>Finds Python and asks it for its modules.</summary>
    /// <param name="named">The one that the user wants; null: the one that <see cref="Variable"/> names, or the system's, or the first on the PATH.</param>
    /// <param name="scripts">The folder of the scripts.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Python> FindAsync(string? named, string scripts, CancellationToken cancellationToken)
    {
        var path = Choose(named, Environment.GetEnvironmentVariable(Variable), File.Exists);
        var start = new ProcessStartInfo(path, [System.IO.Path.Combine(scripts, "probe.py"), .. PythonModule.All.Select(module => module.Name)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? Parse(path, output)
                : Missing($"{path} ended with exit code {process.ExitCode}: {(await errors).Trim()}");
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            // The exception's own message has the current folder in it.
            return Missing($"'{path}' cannot be started ({new System.ComponentModel.Win32Exception(error.NativeErrorCode).Message})");
        }
    }

    /// <summary>Why a contestant cannot run with this Python, and what to install; null when it can.</summary>
    public string? WhyNot(Contestant contestant)
    {
        if (Path is null)
            return $"{WhyMissing}. Install Python 3.9 or later (on Debian and Ubuntu: apt-get install python3), or name one with --python or {Variable}.";
        string[] missing = [.. contestant.Modules.Where(module => !Modules.ContainsKey(module))];
        return missing.Length == 0
            ? null
            : $"Python {Version} has no {string.Join(" and no ", missing)}. To install, {PythonModule.HowToInstall(missing)}.";
    }

    internal static string Choose(string? named, string? variable, Func<string, bool> exists) =>
        named is { Length: > 0 } ? named
        : variable is { Length: > 0 } ? variable
        : exists(SystemPython) ? SystemPython
        : OperatingSystem.IsWindows() ? "python" : "python3";

    private static Python Missing(string why) => new(null, null, new Dictionary<string, string>(), why);

    private static Python Parse(string path, string output)
    {
        try
        {
            var found = JsonSerializer.Deserialize<Dictionary<string, string?>>(output)!;
            var modules = found.Where(pair => pair is { Key: not "python", Value: not null }).ToDictionary(pair => pair.Key, pair => pair.Value!);
            return new(path, found["python"], modules, null);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            return Missing($"{path} is no Python that answers as one: {exception.Message}");
        }
    }
}
