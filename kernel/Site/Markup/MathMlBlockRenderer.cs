using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using ParallelAsync.Kernel.Site.Tex;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary><c>$$</c> on lines of their own, around a formula.</summary>
internal sealed class MathMlBlockRenderer : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock math) =>
        renderer.EnsureLine().WriteLine(Html.Of($"<div class=\"formula scroll\">{MathMl.Render(math.Lines.ToString(), display: true)}</div>").ToString());
}
