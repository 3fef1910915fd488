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

        // A link that leads nowhere from here keeps its text and says where it would have led.
        (var open, var close) = links.Link(url) is { } address
            ? (Html.Of($"<a href=\"{address}\">").ToString(), "</a>")
            : (Html.Of($"<span class=\"elsewhere\" title=\"Not among these pages: {url}\">").ToString(), "</span>");
        renderer.Write(open);
        renderer.WriteChildren(link);
        renderer.Write(close);
    }
}
