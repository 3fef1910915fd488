using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary>The Markdown of one page. Everything is parsed before anything is rendered: a link may point to a heading further down.</summary>
internal sealed partial class PageMarkdown(PageLinks links)
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UseMathematics().UseEmphasisExtras().UseAutoLinks().UseListExtras().Build();

    private readonly List<Heading> headings = [];

    /// <summary>The headings of the documents parsed so far, in order.</summary>
    public IReadOnlyList<Heading> Headings => headings;

    /// <summary>Parses Markdown that is no part of the page.</summary>
    public static MarkdownDocument ParseDocument(string markdown) => Markdig.Markdown.Parse(markdown, Pipeline);

    /// <summary>Parses a part of the page; its headings, and the anchors that it sets itself, become the page's.</summary>
    public MarkdownDocument Parse(string markdown)
    {
        MarkdownDocument document = ParseDocument(markdown);
        foreach (HeadingBlock block in document.Descendants<HeadingBlock>())
        {
            var text = PlainText(block.Inline);
            var id = links.Anchors.Add(text);
            block.GetAttributes().Id = id;
            headings.Add(new Heading(block.Level, id, text));
        }

        // An anchor that the text sets itself, for what is no heading.
        foreach (HtmlInline tag in document.Descendants<HtmlInline>())
        {
            if (Anchor().Match(tag.Tag) is { Success: true } anchor) tag.GetAttributes().Id = links.Anchors.Add(anchor.Groups["name"].Value);
        }

        return document;
    }

    public Html Render(MarkdownDocument document, JsonObject? attachments = null) => Write(attachments, renderer => renderer.Render(document));

    /// <summary>Renders Markdown that a cell displayed: its headings are not the page's.</summary>
    public Html RenderOutput(string markdown) => Render(ParseDocument(markdown));

    /// <summary>Renders the inside of a paragraph.</summary>
    public Html RenderInline(ContainerInline inline) => Write(null, renderer => renderer.WriteChildren(inline));

    public static string PlainText(ContainerInline? inline)
    {
        var text = new StringBuilder();
        foreach (Inline part in inline?.Descendants<Inline>() ?? [])
        {
            text.Append(part switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                MathInline math => math.Content.ToString(),
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                _ => "",
            });
        }

        return text.ToString().Trim();
    }

    private Html Write(JsonObject? attachments, Action<HtmlRenderer> write)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new AnchoredHeadingRenderer());
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new HighlightedCodeRenderer());
        renderer.ObjectRenderers.Replace<LinkInlineRenderer>(new PageLinkRenderer(links, attachments));
        renderer.ObjectRenderers.Replace<HtmlBlockRenderer>(new CleanHtmlBlockRenderer(links, attachments));
        renderer.ObjectRenderers.Replace<HtmlInlineRenderer>(new CleanHtmlInlineRenderer(links, attachments));
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTableRenderer());
        renderer.ObjectRenderers.Replace<HtmlTaskListRenderer>(new NamedTaskRenderer());
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new MathMlInlineRenderer());
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new MathMlBlockRenderer());
        write(renderer);
        writer.Flush();
        return Html.Raw(writer.ToString());
    }

    [GeneratedRegex("""^<a\s+(name|id)\s*=\s*["'](?<name>[^"']+)["']\s*>$""", RegexOptions.IgnoreCase)]
    private static partial Regex Anchor();
}
