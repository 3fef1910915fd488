namespace ParallelAsync.Kernel.Terminal;

/// <summary>The collection of notebooks that a folder belongs to.</summary>
/// <param name="Notebooks">The folder of its notebooks.</param>
/// <param name="Artifacts">The folder for what is made from them.</param>
internal sealed record Collection(string Notebooks, string Artifacts)
{
    /// <summary>Looks for a folder <c>notebooks</c> in a folder and in those above it.</summary>
    /// <returns>The collection; null when there is none.</returns>
    public static Collection? Find(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            var notebooks = Path.Combine(above.FullName, "notebooks");
            if (Directory.Exists(notebooks))
            {
                return new Collection(notebooks, Path.Combine(above.FullName, "artifacts"));
            }
        }

        return null;
    }
}
