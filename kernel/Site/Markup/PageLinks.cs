using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary>Where the links and images of one notebook or document lead from its page.</summary>
/// <param name="pages">The pages of the site.</param>
/// <param name="source">The path of this notebook or document in the collection.</param>
/// <param name="folder">The folder in which it lies on disk; null when there is none.</param>
/// <param name="home">Its page, for parts of it that stand on another page; null on its own.</param>
internal sealed partial class PageLinks(PageAddresses pages, string source, string? folder, string? home = null)
{
    private static readonly Dictionary<string, string> ImageTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".svg"] = "image/svg+xml",
        [".webp"] = "image/webp",
    };

    /// <summary>The anchors of the page's headings.</summary>
    public Anchors Anchors { get; init; } = new();

    /// <summary>The links of a part that stands on another page.</summary>
    /// <param name="own">The page of the whole.</param>
    /// <param name="anchors">The anchors of the other page.</param>
    public PageLinks OnAnotherPage(string own, Anchors anchors) => new(pages, source, folder, own) { Anchors = anchors };

    /// <summary>The address on the page; null when the link leads nowhere from there, such as to a source file of the repository.</summary>
    public string? Link(string url)
    {
        if (url.StartsWith('#')) return home is null ? "#" + Anchors.Find(url[1..]) : $"{home}#{Anchors.Slug(url[1..])}";
        if (url.StartsWith("//", StringComparison.Ordinal)) return "https:" + url;
        if (Scheme().Match(url) is { Success: true } scheme) return scheme.Value.ToUpperInvariant() is "HTTP:" or "HTTPS:" or "MAILTO:" ? url : null;
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        string path = hash < 0 ? url : url[..hash], fragment = hash < 0 ? "" : "#" + Anchors.Slug(url[(hash + 1)..]);
        return pages.Find(path, source, folder) is { } page ? page + fragment : null;
    }

    /// <summary>The file that a link names, as it is written there; null when the link is an address of another kind.</summary>
    public static string? PathIn(string url) =>
        url.StartsWith('#') || url.StartsWith("//", StringComparison.Ordinal) || Scheme().IsMatch(url) ? null : Uri.UnescapeDataString(url.Split('#')[0]);

    /// <summary>The address of an image: attachments and files on disk go into the page.</summary>
    public string Image(string url, JsonObject? attachments = null)
    {
        if (url.StartsWith("attachment:", StringComparison.Ordinal)) return Attachment(Uri.UnescapeDataString(url["attachment:".Length..]), attachments) ?? url;
        if (folder is null || Scheme().IsMatch(url) || !ImageTypes.TryGetValue(Path.GetExtension(url), out var type)) return url;
        var file = Path.Combine(folder, Uri.UnescapeDataString(url));
        return File.Exists(file) ? $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}" : url;
    }

    private static string? Attachment(string name, JsonObject? attachments) =>
        attachments?[name] is JsonObject bundle && bundle.FirstOrDefault() is { Key: { } type, Value: JsonValue value } && value.TryGetValue(out string? base64)
            ? $"data:{type};base64,{base64.ReplaceLineEndings("")}"
            : null;

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();
}
