using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary>Headings with a link to themselves; the title of the page needs none.</summary>
internal sealed class AnchoredHeadingRenderer : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        var level = heading.Level.ToString(CultureInfo.InvariantCulture);
        renderer.EnsureLine();
        renderer.Write("<h").Write(level).WriteAttributes(heading).Write('>').WriteLeafInline(heading);
        if (heading.Level > 1 && heading.TryGetAttributes()?.Id is { } id)
            renderer.Write(Html.Of($" <a class=\"anchor\" href=\"#{id}\" aria-label=\"Link to this section\">#</a>").ToString());
        renderer.Write("</h").Write(level).WriteLine(">");
    }
}
