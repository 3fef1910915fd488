
namespace ParallelAsync.Tests.Kernel.Notebooks;

/// <summary>The notebooks under <c>Fixtures</c>: 4.2, 4.4 and 4.5 were saved by Jupyter's own library, 4.0 and "unknown members" by hand in its layout.</summary>
internal static class Fixtures
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Kernel", "Notebooks", "Fixtures");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static string FullPath(string name) => Path.Combine(Folder, name);
}
