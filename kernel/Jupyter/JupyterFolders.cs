namespace ParallelAsync.Kernel.Jupyter;

/// <summary>Where Jupyter looks for kernels.</summary>
/// <param name="environment">Reads an environment variable.</param>
internal sealed class JupyterFolders(Func<string, string?> environment)
{
    /// <summary>The folder for the kernels of one user.</summary>
    public string User => Kernels(UserData);

    /// <summary>All folders in which Jupyter looks for kernels, without those of Python environments.</summary>
    public IEnumerable<string> All => Shared.Prepend(UserData).Concat(Split("JUPYTER_PATH")).Select(Kernels);

    /// <summary>The folder for the kernels below a prefix, such as that of a Python environment.</summary>
    public static string Below(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    private string UserData =>
        Set("JUPYTER_DATA_DIR")
        ?? (OperatingSystem.IsWindows() ? Path.Combine(Set("APPDATA") ?? Path.Combine(Home, "AppData", "Roaming"), "jupyter")
            : OperatingSystem.IsMacOS() ? Path.Combine(Home, "Library", "Jupyter")
            : Path.Combine(Set("XDG_DATA_HOME") ?? Path.Combine(Home, ".local", "share"), "jupyter"));

    private IEnumerable<string> Shared => OperatingSystem.IsWindows()
        ? [Path.Combine(Set("PROGRAMDATA") ?? @"C:\ProgramData", "jupyter")]
        : ["/usr/local/share/jupyter", "/usr/share/jupyter"];

    private string Home => Set(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private string[] Split(string name) => (Set(name) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private string? Set(string name) => environment(name) is { Length: > 0 } value ? value : null;

    private static string Kernels(string data) => Path.Combine(data, "kernels");
}
