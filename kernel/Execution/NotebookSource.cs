using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Execution;

/// <summary>A notebook that is ready to run.</summary>
/// <param name="Path">Its file, as an absolute path.</param>
/// <param name="Name">Its path below the folder that was asked for, with forward slashes; the file's name when it was asked for itself.</param>
/// <param name="Notebook">Its content.</param>
internal sealed record NotebookSource(string Path, string Name, Notebook Notebook)
{
    private const string KernelName = ".net-csharp";

    /// <summary>Finds and reads notebooks. Every problem is found before anything runs.</summary>
    /// <param name="paths">Notebooks and folders; a folder stands for all notebooks below it, in the order of their names.</param>
    /// <returns>The notebooks, and one line for each that cannot be run.</returns>
    public static (IReadOnlyList<NotebookSource> Notebooks, IReadOnlyList<string> Problems) Find(IEnumerable<string> paths)
    {
        var notebooks = new List<NotebookSource>();
        var problems = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                var before = notebooks.Count + problems.Count;
                foreach (var file in FilesBelow(path))
                {
                    Add(file, System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'));
                }

                if (notebooks.Count + problems.Count == before)
                {
                    problems.Add($"{path}: there is no notebook (*.ipynb) in this folder.");
                }
            }
            else if (File.Exists(path))
            {
                Add(path, System.IO.Path.GetFileName(path));
            }
            else
            {
                problems.Add($"{path}: there is no such file or folder.");
            }
        }

        problems.AddRange(notebooks.GroupBy(notebook => notebook.Name).Where(group => group.Select(notebook => notebook.Path).Distinct().Count() > 1)
            .Select(group => $"{group.Key}: two notebooks of this name were asked for, and their results would overwrite each other. Run them one at a time."));
        return (notebooks.DistinctBy(notebook => notebook.Path).ToList(), problems);

        void Add(string file, string name)
        {
            try
            {
                var notebook = NotebookFile.Read(file);
                if (KernelProblem(notebook) is { } problem)
                {
                    problems.Add($"{name}: {problem}");
                }
                else
                {
                    notebooks.Add(new NotebookSource(System.IO.Path.GetFullPath(file), name, notebook));
                }
            }
            catch (Exception exception) when (exception is NotebookFormatException or IOException or UnauthorizedAccessException)
            {
                problems.Add(exception is NotebookFormatException ? exception.Message : $"{name}: the file cannot be read ({exception.Message.ReplaceLineEndings(" ")})");
            }
        }
    }

    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(folder, "*.ipynb", SearchOption.AllDirectories)
            .Where(file => !System.IO.Path.GetRelativePath(folder, file).Split('/', '\\').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal);

    private static string? KernelProblem(Notebook notebook)
    {
        if (notebook.KernelName is { Length: > 0 } kernel && kernel != KernelName && !notebook.Language.Equals("C#", StringComparison.OrdinalIgnoreCase))
        {
            return $"it asks for the kernel '{kernel}' ({(notebook.Language.Length > 0 ? notebook.Language : "no language")}), and this is '{KernelName}' (C#).";
        }

        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            if (notebook.Cells[i] is { Kind: CellKind.Code } cell && PolyglotKernel(cell) is { } other && other != "csharp")
            {
                return $"cell {i + 1} asks for the Polyglot kernel '{other}', and this one runs C# only ('csharp').";
            }
        }

        return null;
    }

    private static string? PolyglotKernel(Cell cell) =>
        cell.Metadata["polyglot_notebook"]?["kernelName"]?.ToString() ?? cell.Metadata["dotnet_interactive"]?["language"]?.ToString();
}
