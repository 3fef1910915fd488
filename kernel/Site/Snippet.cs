namespace ParallelAsync.Kernel.Site;

/// <summary>A block of code in a box of its own, to which the page's script adds a button that copies it.</summary>
internal static class Snippet
{
    /// <summary>A block of code whose text is HTML already, coloured or not.</summary>
    public static Html Render(Html code) => Html.Of($"<div class=\"snippet\"><pre class=\"code\"><code>{code}</code></pre></div>");
}
