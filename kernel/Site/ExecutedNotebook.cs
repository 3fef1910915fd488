using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Site;

/// <summary>A notebook with the outputs of a run, ready to become a page.</summary>
/// <param name="Notebook">The notebook.</param>
/// <param name="Path">Its path relative to the collection, such as <c>01-loops.ipynb</c>; other notebooks link to it by this.</param>
/// <param name="Status">How the run ended.</param>
/// <param name="Elapsed">What the run took, by the wall clock.</param>
/// <param name="Folder">The folder in which it lies on disk, from which the images that it shows are put into the page; null when there is none.</param>
internal sealed record ExecutedNotebook(Notebook Notebook, string Path, NotebookStatus Status, TimeSpan Elapsed, string? Folder = null)
{
    public string Path { get; } = Path.Replace('\\', '/');

    /// <summary>The run's duration for a reader, such as <c>3.4 s</c> or <c>2 min 5 s</c>.</summary>
    public string ElapsedText => Elapsed.TotalSeconds < 59.95
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Elapsed.TotalSeconds:0.0} s")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(int)Math.Round(Elapsed.TotalSeconds) / 60} min {(int)Math.Round(Elapsed.TotalSeconds) % 60} s");

    public int CodeCells => Notebook.Cells.Count(cell => cell.Kind == CellKind.Code);
}
