using System.Globalization;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Site;

/// <summary>
/// The pictures that outputs put on a page. They are files beside it: a third lighter than inside it, and one that an interactive chart replaces is
/// loaded only when it is looked at or printed.
/// </summary>
/// <param name="page">The page's file name.</param>
internal sealed class PagePictures(string page)
{
    private const string Folder = "pictures";

    private readonly List<(string Name, byte[] Content)> pictures = [];

    /// <summary>The address of a picture on the page.</summary>
    /// <param name="type">Its mime type, such as <c>image/png</c>.</param>
    /// <param name="base64">Its content; what is no base64 stays in the page as it is.</param>
    public string Add(string type, string base64)
    {
        var content = new byte[(base64.Length * 3 / 4) + 3];
        if (!Convert.TryFromBase64String(base64, content, out var length)) return $"data:{type};base64,{base64}";
        var name = string.Create(CultureInfo.InvariantCulture, $"{Folder}/{Path.GetFileNameWithoutExtension(page)}-{pictures.Count + 1}.{type[(type.IndexOf('/', StringComparison.Ordinal) + 1)..]}");
        pictures.Add((name, content[..length]));
        return name;
    }

    /// <summary>Writes the pictures; those of an earlier page of this name are replaced.</summary>
    /// <param name="folder">The site's folder.</param>
    public void Write(string folder)
    {
        if (pictures.Count > 0) Directory.CreateDirectory(Path.Combine(folder, Folder));
        foreach ((var name, var content) in pictures) AtomicFile.Write(Path.Combine(folder, name), stream => stream.Write(content));
    }
}
