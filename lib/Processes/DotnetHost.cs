using System.Runtime.InteropServices;

namespace ParallelAsync.Processes;

/// <summary>Finds the <c>dotnet</c> that can start this library's own executable, whatever program the library is loaded in.</summary>
internal static class DotnetHost
{
    /// <summary>The full path of the host that runs the current process, or of the one that is installed.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string Find() => Find(Environment.ProcessPath, RuntimeEnvironment.GetRuntimeDirectory(), Environment.GetEnvironmentVariable, File.Exists);

    internal static string Find(string? processPath, string runtimeDirectory, Func<string, string?> variable, Func<string, bool> exists)
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

        // A notebook kernel or a test runner may be a program of its own. The runtime it runs on lies in ROOT/shared/NAME/VERSION/.
        IEnumerable<string?> candidates =
        [
            Path.GetFileName(processPath) == name ? processPath : null,
            variable("DOTNET_HOST_PATH"),
            Path.GetFullPath(Path.Combine(runtimeDirectory, "..", "..", "..", name)),
            In(variable("DOTNET_ROOT"), name),
            .. (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => In(folder, name)),
        ];

        return candidates.FirstOrDefault(candidate => candidate is not null && exists(candidate))
            ?? throw new FileNotFoundException(
                $"Expected the program '{name}' as the current process, beside the runtime, in DOTNET_ROOT or on the PATH, and found it in none of them. "
                + "Install .NET 10, or set DOTNET_ROOT to the folder that it is in.");
    }

    private static string? In(string? folder, string name) => string.IsNullOrEmpty(folder) ? null : Path.Combine(folder, name);
}
