using System.Text.Json.Nodes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary>Links and images, with the addresses that they have from the page.</summary>
internal sealed class PageLinkRenderer(PageLinks links, JsonObject? attachments) : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        if (link.IsImage)
        {
            Html title = string.IsNullOrEmpty(link.Title) ? Html.Empty : Html.Of($" title=\"{link.Title}\"");
            renderer.Write(Html.Of($"<img src=\"{links.Image(url, attachments)}\" alt=\"{PageMarkdown.PlainText(link)}\"{title}>").ToString());
            return;
        }

        (var open, var close) = links.Link(url) is { } address ? (Html.Of($"<a href=\"{address}\">"), Html.Raw("</a>")) : (Html.Raw("<span class=\"elsewhere\">"), Elsewhere(link, url));
        renderer.Write(open.ToString());
        renderer.WriteChildren(link);
        renderer.Write(close.ToString());
    }

    // A link to a file that is no page keeps its text and names the file: a reader who has the project finds it there.
    private static Html Elsewhere(LinkInline link, string url)
    {
        var path = PageLinks.PathIn(url);
        Html name = path is null || path == PageMarkdown.PlainText(link) ? Html.Empty : Html.Of($" <span class=\"file\">({path})</span>");
        return Html.Of($"{name}</span>");
    }
}
