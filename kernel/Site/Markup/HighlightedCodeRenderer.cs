using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using ParallelAsync.Kernel.Site.Tex;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary>Code blocks, C# among them highlighted.</summary>
internal sealed class HighlightedCodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var code = block.Lines.ToString();
        Html html = (block as FencedCodeBlock)?.Info?.ToUpperInvariant() switch
        {
            "CSHARP" or "CS" or "C#" or "CSX" => Snippet.Render(CSharpHighlighter.Render(code)),
            "MATH" => Html.Of($"<div class=\"scroll\">{MathMl.Render(code, display: true)}</div>"),
            _ => Snippet.Render(Html.Encode(code)),
        };
        renderer.EnsureLine();
        renderer.WriteLine(html.ToString());
    }
}
