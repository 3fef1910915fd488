namespace ParallelAsync.Charts;

/// <summary>The MIME types in which charts and tables show themselves.</summary>
public static class MimeTypes
{
    /// <summary>A plotly figure: data and layout as JSON.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>A PNG picture, as base64 text.</summary>
    public const string Png = "image/png";

    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>HTML.</summary>
    public const string Html = "text/html";

    /// <summary>Plain text.</summary>
    public const string PlainText = "text/plain";
}
