using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>Where this project lies on disk.</summary>
internal static class Repository
{
    /// <summary>The project's main folder: the nearest one above the tests' binaries that holds the central package versions.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the notebooks.</summary>
    public static string Notebooks => Path.Combine(Root, "notebooks");

    /// <summary>The file names of all notebooks, in order.</summary>
    public static IEnumerable<string> NotebookNames =>
        Directory.EnumerateFiles(Notebooks, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <summary>A notebook of the collection as it is stored.</summary>
    public static Notebook ReadNotebook(string name) => NotebookFile.Read(Path.Combine(Notebooks, name));

    /// <summary>Makes a folder for notebooks below another one: they find the library and their setup there as in the project.</summary>
    public static string MakeNotebooks(string folder)
    {
        var notebooks = Directory.CreateDirectory(Path.Combine(folder, "notebooks")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(folder, "artifacts"), Path.Combine(Root, "artifacts"));
        File.Copy(Path.Combine(Notebooks, "setup.cs"), Path.Combine(notebooks, "setup.cs"));
        return notebooks;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie below the project's main folder.");
        }

        return folder.FullName;
    }
}
