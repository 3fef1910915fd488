using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ParallelAsync.Tests.Kernel.Site;

/// <summary>Where the links of a site lead.</summary>
internal static class SiteLinks
{
    private static readonly string[] Foreign = ["http:", "https:", "mailto:", "data:"];

    /// <summary>Every link, address and entry of the search that leads to a file or an anchor which is not there, with the page that holds it.</summary>
    public static IReadOnlyList<string> Broken(string folder)
    {
        Dictionary<string, IHtmlDocument> pages = Directory.EnumerateFiles(folder, "*.html").ToDictionary(file => Path.GetFileName(file), file => new HtmlParser().ParseDocument(File.ReadAllText(file)));
        IEnumerable<(string Page, string Address)> links = pages.SelectMany(page => Addresses(page.Value).Select(address => (page.Key, address)));
        return [.. links.Concat(SearchIndex(folder)).Where(link => !Leads(folder, pages, link.Page, link.Address)).Select(link => $"{link.Page}: {link.Address}")];
    }

    private static IEnumerable<string> Addresses(IHtmlDocument page) =>
        page.QuerySelectorAll("[href], [src], [data-index]").SelectMany(element => new[] { "href", "src", "data-index" }.Select(element.GetAttribute)).OfType<string>();

    private static IEnumerable<(string Page, string Address)> SearchIndex(string folder)
    {
        var script = File.ReadAllText(Path.Combine(folder, "assets", "search-index.js"));
        return JsonNode.Parse(script[script.IndexOf('[', StringComparison.Ordinal)..script.LastIndexOf(';')])!.AsArray()
            .SelectMany(page => page![2]!.AsArray().Select(entry => ("the search", $"{page[0]}#{entry![0]}")));
    }

    private static bool Leads(string folder, Dictionary<string, IHtmlDocument> pages, string page, string address)
    {
        if (Foreign.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))) return true;
        string[] parts = address.Split('#');
        var target = parts[0].Length > 0 ? Uri.UnescapeDataString(parts[0]) : page;
        if (!File.Exists(Path.Combine(folder, target))) return false;
        return parts.Length == 1 || (pages.TryGetValue(target, out IHtmlDocument? document) && document.GetElementById(Uri.UnescapeDataString(parts[1])) is not null);
    }
}
