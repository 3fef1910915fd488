using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using ParallelAsync.Kernel.Site.Tex;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary><c>$...$</c>, and <c>$$...$$</c> within a paragraph.</summary>
internal sealed class MathMlInlineRenderer : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline math)
    {
        var display = math.DelimiterCount == 2;
        Html formula = MathMl.Render(math.Content.ToString(), display);
        renderer.Write((display ? Html.Of($"<span class=\"formula scroll\">{formula}</span>") : formula).ToString());
    }
}
