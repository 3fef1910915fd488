using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary>Tables in a box of their own, in which a wide one scrolls.</summary>
internal sealed class ScrollingTableRenderer : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine().WriteLine("<div class=\"scroll\">");
        base.Write(renderer, table);
        renderer.EnsureLine().WriteLine("</div>");
    }
}
