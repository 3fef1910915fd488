using System.Text.Json.Nodes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary>HTML tags inside Markdown text, without scripts, and with the anchors of the page.</summary>
internal sealed class CleanHtmlInlineRenderer(PageLinks links, JsonObject? attachments) : HtmlObjectRenderer<HtmlInline>
{
    protected override void Write(HtmlRenderer renderer, HtmlInline tag) => renderer.Write(tag.TryGetAttributes()?.Id is { } anchor
        ? Html.Of($"<a id=\"{anchor}\">").ToString()
        : RawHtml.Clean(tag.Tag, links.Link, url => links.Image(url, attachments)));
}
