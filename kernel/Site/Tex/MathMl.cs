namespace ParallelAsync.Kernel.Site.Tex;

/// <summary>Formulas in TeX as MathML, which browsers draw by themselves.</summary>
internal static class MathMl
{
    /// <summary>Translates a formula. One that holds a command we do not know is shown as its source: a reader loses nothing.</summary>
    /// <param name="tex">The formula without its dollar signs.</param>
    /// <param name="display">Whether it stands on a line of its own.</param>
    public static Html Render(string tex, bool display)
    {
        var source = tex.Trim();
        try
        {
            Html body = Html.Raw(new TexParser(tex).Parse());
            return Html.Of($"<math display=\"{(display ? "block" : "inline")}\"><semantics>{body}<annotation encoding=\"application/x-tex\">{source}</annotation></semantics></math>");
        }
        catch (TexException error)
        {
            return Html.Of($"<code class=\"tex\" title=\"{error.Message}\">{source}</code>");
        }
    }
}
