using System.Globalization;

namespace ParallelAsync.Kernel.Notebooks;

/// <summary>The ids that nbformat 4.5 requires: 1 to 64 letters, digits, hyphens and underscores, unique in the notebook.</summary>
internal static class CellIds
{
    public static bool IsValid(string id) => id.Length is >= 1 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Gives each cell of a 4.5 notebook that has none an id made of its position: the same input always becomes the same file.</summary>
    public static void AddMissing(Notebook notebook)
    {
        if (!notebook.HasCellIds) return;
        HashSet<string> taken = [.. notebook.Cells.Select(cell => cell.Id).OfType<string>()];
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            if (notebook.Cells[i].Id is not null) continue;
            var suffix = i + 1;
            string id;
            do id = string.Create(CultureInfo.InvariantCulture, $"cell-{suffix++}");
            while (!taken.Add(id));
            notebook.Cells[i].Id = id;
        }
    }
}
