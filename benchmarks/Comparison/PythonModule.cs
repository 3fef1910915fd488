namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>A Python module that a contestant imports, and how to get it.</summary>
/// <param name="Name">The name that is imported.</param>
/// <param name="DebianPackage">The package of Debian and Ubuntu.</param>
/// <param name="PipPackage">The package that pip installs.</param>
internal sealed record PythonModule(string Name, string DebianPackage, string PipPackage)
{
    public static IReadOnlyList<PythonModule> All { get; } =
    [
        new("numpy", "python3-numpy", "numpy"),
        new("pandas", "python3-pandas", "pandas"),
        new("PIL", "python3-pil", "pillow"),
        new("requests", "python3-requests", "requests"),
    ];

    public static string HowToInstall(IReadOnlyList<string> names)
    {
        var modules = All.Where(module => names.Contains(module.Name)).ToList();
        return $"on Debian and Ubuntu: apt-get install {string.Join(' ', modules.Select(module => module.DebianPackage))}; "
            + $"elsewhere: python3 -m pip install {string.Join(' ', modules.Select(module => module.PipPackage))}";
    }
}
