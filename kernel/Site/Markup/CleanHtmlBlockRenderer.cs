using System.Text.Json.Nodes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary>Blocks of HTML in Markdown, without scripts.</summary>
internal sealed class CleanHtmlBlockRenderer(PageLinks links, JsonObject? attachments) : HtmlObjectRenderer<HtmlBlock>
{
    protected override void Write(HtmlRenderer renderer, HtmlBlock block) =>
        renderer.EnsureLine().WriteLine(RawHtml.Clean(block.Lines.ToString(), links.Link, url => links.Image(url, attachments)));
}
