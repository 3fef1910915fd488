using System.Text.RegularExpressions;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary>
/// HTML that a Markdown cell holds, without what would run or would swallow the rest of the page. The page's content security policy is what keeps
/// foreign scripts from running; this keeps them from standing there.
/// </summary>
internal static partial class RawHtml
{
    /// <summary>The HTML without scripts, event handlers and comments, and with its addresses rewritten.</summary>
    public static string Clean(string html, Func<string, string?> rewriteLink, Func<string, string> rewriteImage)
    {
        var clean = Handlers().Replace(Scripts().Replace(Comments().Replace(html, ""), ""), "");
        clean = Addresses().Replace(clean, match =>
        {
            var url = System.Net.WebUtility.HtmlDecode(match.Groups["url"].Value);
            var rewritten = match.Groups["name"].Value.Equals("src", StringComparison.OrdinalIgnoreCase) ? rewriteImage(url) : rewriteLink(url);
            return rewritten is null ? "" : Html.Of($" {match.Groups["name"].Value}=\"{rewritten}\"").ToString();
        });
        return clean;
    }

    [GeneratedRegex("<!--.*?(-->|$)", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"<script\b.*?(</script\s*>|$)|</?script\b[^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Scripts();

    [GeneratedRegex("""(?<=<[^>]*)\s+on[a-z]+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Handlers();

    [GeneratedRegex("""(?<=<[^>]*)\s+(?<name>href|src)\s*=\s*(?<quote>["'])(?<url>.*?)\k<quote>""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Addresses();
}
