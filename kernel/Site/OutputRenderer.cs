using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;
using ParallelAsync.Kernel.Site.Tex;

namespace ParallelAsync.Kernel.Site;

/// <summary>Shows what cells put out, each bundle in the richest of its mime types that a page can show.</summary>
/// <param name="markdown">The page's Markdown.</param>
/// <param name="pictures">The page's pictures.</param>
/// <param name="plotly">The bundle of plotly.js that the page loads; null when it loads none.</param>
internal sealed class OutputRenderer(PageMarkdown markdown, PagePictures pictures, string? plotly)
{
    private static readonly string[] Images = ["image/png", "image/jpeg", "image/gif", "image/webp"];
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a bundle carries a picture beside whatever else it carries.</summary>
    public static bool HasPicture(MimeBundle bundle) => Images.Append("image/svg+xml").Any(type => bundle[type] is not null);

    public Html Render(IEnumerable<Output> outputs) => Html.Join(JoinStreams(outputs).Select(Render));

    private Html Render(Output output) => output switch
    {
        StreamOutput { Name: "stderr" } stream => Html.Of($"<pre class=\"stream stderr\" aria-label=\"Error stream\">{TerminalText.Render(stream.Text)}</pre>"),
        StreamOutput stream => Html.Of($"<pre class=\"stream\">{TerminalText.Render(stream.Text)}</pre>"),
        DisplayOutput display => Render(display.Data, display.Metadata),
        ResultOutput result => Render(result.Data, result.Metadata),
        ErrorOutput error => RenderError(error),
        _ => throw new ArgumentException($"An output that nbformat 4 knows was expected, {output.GetType().Name} came.", nameof(output)),
    };

    private Html Render(MimeBundle bundle, JsonObject metadata)
    {
        if (bundle[PlotlyBundle.MimeType] is { } chart) return RenderChart(chart, bundle, metadata);
        if (bundle.Text("text/markdown") is { } text) return Html.Of($"<div class=\"prose\">{markdown.RenderOutput(text)}</div>");
        if (bundle.Text("text/html") is { } html) return Html.Of($"<div class=\"scroll html\">{Html.Raw(html)}</div>");
        if (RenderImage(bundle, metadata) is { IsEmpty: false } image) return image;
        if (bundle.Text("text/latex") is { } latex) return Html.Of($"<div class=\"formula scroll\">{RenderLatex(latex)}</div>");
        if (bundle.FirstOrDefault(pair => MimeBundle.IsJson(pair.Key)).Value is { } json) return Html.Of($"<pre class=\"plain\">{json.ToJsonString(Indented)}</pre>");
        if (bundle.Text("text/plain") is { } plain) return Html.Of($"<pre class=\"plain\">{TerminalText.Render(plain)}</pre>");
        return Html.Of($"<p class=\"note\">This page cannot show {string.Join(", ", bundle.MimeTypes)}.</p>");
    }

    // The stored picture stands in the page; the script puts the interactive chart in its place once that is drawn.
    private Html RenderChart(JsonNode chart, MimeBundle bundle, JsonObject metadata)
    {
        var title = ChartDescription.Title(chart) is { Length: > 0 } text ? text : "Chart";
        var numbers = bundle.Text("text/plain");
        var description = ChartDescription.Of(chart) + (numbers is null ? "" : " The numbers follow as text.");
        var isDrawn = PlotlyBundle.Draws(plotly, chart);
        Html still = RenderImage(bundle, metadata, description, isReplaced: isDrawn);
        Html table = (still.IsEmpty, numbers) switch
        {
            (_, null) => still.IsEmpty ? Html.Raw("<p class=\"note\">This chart is drawn by a script, and scripts are off.</p>") : Html.Empty,
            (true, _) => Html.Of($"<pre class=\"plain\">{TerminalText.Render(numbers)}</pre>"),
            _ => Html.Of($"<details class=\"numbers\"><summary>The numbers in this chart</summary><pre class=\"plain\">{TerminalText.Render(numbers)}</pre></details>"),
        };
        (Html replaced, Html kept) = still.IsEmpty ? (table, Html.Empty) : (still, table);
        // Inside a script element only "<" can end it; as an escape it is the same JSON.
        Html figure = isDrawn
            ? Html.Of($"<script type=\"application/json\" data-description=\"{description}\">{Html.Raw(chart.ToJsonString(Compact).Replace("<", "\\u003c", StringComparison.Ordinal))}</script>")
            : Html.Empty;
        return Html.Of($"""
            <figure class="chart" aria-label="{title}">
            {figure}
            <div class="still">{replaced}</div>
            {kept}
            </figure>
            """);
    }

    private Html RenderImage(MimeBundle bundle, JsonObject metadata, string? alternative = null, bool isReplaced = false)
    {
        var alt = alternative ?? bundle.Text("text/plain") ?? "";
        Html loading = isReplaced ? Html.Raw(" loading=\"lazy\"") : Html.Empty;
        foreach (var type in Images)
        {
            if (bundle.Text(type) is not { } base64) continue;
            base64 = base64.ReplaceLineEndings("").Trim();
            return Html.Of($"<img src=\"{pictures.Add(type, base64)}\" alt=\"{alt}\"{ImageSize(base64, metadata[type] as JsonObject)}{loading}>");
        }

        if (bundle.Text("image/svg+xml") is not { } svg) return Html.Empty;
        // As an image it cannot run anything, and its ids cannot meet those of the page; an image must name its namespace.
        if (!svg.Contains("xmlns", StringComparison.Ordinal)) svg = svg.Replace("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"", StringComparison.Ordinal);
        return Html.Of($"<img src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}\" alt=\"{alt}\">");
    }

    // The size keeps the page from jumping while it loads: what the notebook says, else what the PNG's header says (bytes 16 to 23).
    private static Html ImageSize(string base64, JsonObject? metadata)
    {
        if (metadata?["width"] is JsonValue w && w.TryGetValue(out int width) && metadata["height"] is JsonValue h && h.TryGetValue(out int height))
            return Html.Of($" width=\"{width}\" height=\"{height}\"");
        Span<byte> header = stackalloc byte[24];
        if (base64.Length < 32 || !Convert.TryFromBase64String(base64[..32], header, out _) || !header.StartsWith(PngSignature)) return Html.Empty;
        return Html.Of($" width=\"{BinaryPrimitives.ReadInt32BigEndian(header[16..])}\" height=\"{BinaryPrimitives.ReadInt32BigEndian(header[20..])}\"");
    }

    private static Html RenderLatex(string latex)
    {
        var formula = latex.Trim();
        foreach ((var open, var close) in new[] { ("$$", "$$"), ("$", "$"), (@"\[", @"\]"), (@"\(", @"\)") })
        {
            if (formula.Length < open.Length + close.Length || !formula.StartsWith(open, StringComparison.Ordinal) || !formula.EndsWith(close, StringComparison.Ordinal)) continue;
            formula = formula[open.Length..^close.Length];
            break;
        }

        return MathMl.Render(formula, display: true);
    }

    private static Html RenderError(ErrorOutput error)
    {
        var summary = error.Value.Length == 0 ? error.Name : $"{error.Name}: {error.Value}";
        // Many kernels repeat the message at the top of the trace.
        IEnumerable<string> trace = error.Traceback.Where(line => line.Trim() != summary.Trim());
        Html lines = TerminalText.Render(string.Join('\n', trace).TrimEnd());
        Html details = lines.IsEmpty ? Html.Empty : Html.Of($"<pre>{lines}</pre>");
        return Html.Of($"<div class=\"error\" role=\"group\" aria-label=\"Error\"><p><strong>{error.Name}</strong>: {TerminalText.Render(error.Value)}</p>{details}</div>");
    }

    // A stream arrives in pieces; a carriage return in one overwrites what an earlier one wrote.
    private static IEnumerable<Output> JoinStreams(IEnumerable<Output> outputs)
    {
        StreamOutput? open = null;
        foreach (Output output in outputs)
        {
            if (output is StreamOutput stream && stream.Name == open?.Name)
            {
                open = open with { Text = open.Text + stream.Text };
                continue;
            }

            if (open is not null) yield return open;
            open = output as StreamOutput;
            if (open is null) yield return output;
        }

        if (open is not null) yield return open;
    }

    /// <summary>What an output shows; null for text streams and errors.</summary>
    public static MimeBundle? Bundle(Output output) => output switch
    {
        DisplayOutput display => display.Data,
        ResultOutput result => result.Data,
        _ => null,
    };
}
