using System.Globalization;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary>
/// The page of each notebook and of each document. Notebooks are known by their path in the collection, documents by their place on disk: two folders
/// that are shown together may both have a README.
/// </summary>
internal sealed class PageAddresses
{
    private readonly Dictionary<string, string> names = [];

    // No page may take the index's name.
    private readonly HashSet<string> taken = new(["index.html"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives a notebook its page.</summary>
    /// <param name="path">The notebook's path in the collection.</param>
    /// <returns>The page's file name.</returns>
    public string AddNotebook(string path) => names[path] = Name(path);

    /// <summary>Gives a document its page. A folder's README is its guide, and so its page is called.</summary>
    /// <param name="path">The document's path in the collection.</param>
    /// <param name="file">Its full path on disk.</param>
    /// <returns>The page's file name.</returns>
    public string AddDocument(string path, string file) =>
        names[file] = Name(Path.GetFileName(path) == "README.md" ? path[..^"README.md".Length] + "guide.md" : path);

    /// <summary>The page that a relative link leads to; null when it is none of the site's.</summary>
    /// <param name="url">The link without its fragment.</param>
    /// <param name="from">The path in the collection of the notebook or document that holds it.</param>
    /// <param name="folder">The folder on disk in which that lies; null when there is none.</param>
    public string? Find(string url, string from, string? folder)
    {
        if (names.TryGetValue(Resolve(url, from), out var page)) return page;
        return folder is not null && FileOf(url, folder) is { } file ? names.GetValueOrDefault(file) : null;
    }

    /// <summary>The file on disk that a relative link names; null when it can name none.</summary>
    /// <param name="url">The link without its fragment.</param>
    /// <param name="folder">The folder of the file that holds it; a relative one is taken from the current folder.</param>
    public static string? FileOf(string url, string folder)
    {
        var path = Uri.UnescapeDataString(url);
        return path.Length == 0 || path.Contains('\0', StringComparison.Ordinal) ? null : Path.GetFullPath(path, Path.GetFullPath(folder));
    }

    private static string Resolve(string url, string from)
    {
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in Uri.UnescapeDataString(url).Split('/'))
        {
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part != ".") parts.Add(part);
        }

        return string.Join('/', parts);
    }

    // A folder in the path becomes a part of the name, so that all pages lie beside each other.
    private string Name(string path)
    {
        IEnumerable<string> parts = Path.ChangeExtension(path, null).Split('/').Where(part => part is not (".." or "." or ""));
        var stem = string.Concat(string.Join('-', parts).Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-'));
        var name = $"{stem}.html";
        for (var i = 2; !taken.Add(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{i}.html");
        return name;
    }
}
