using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>What the kernel says of itself.</summary>
internal static class KernelInfo
{
    /// <summary>The name under which notebooks ask for a C# kernel.</summary>
    public const string DisplayName = ".NET (C#)";

    // The compiler's latest language, which is what cells are written in.
    private const string LanguageVersion = "15.0";

    private static readonly string Version = typeof(KernelInfo).Assembly.GetName().Version?.ToString(3) ?? "1.0.0";

    /// <summary>The content of a <c>kernel_info_reply</c>.</summary>
    public static JsonObject Reply() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = MessageFormat.ProtocolVersion,
        ["implementation"] = "parallelasync",
        ["implementation_version"] = Version,
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = LanguageVersion,
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
        ["banner"] = string.Create(CultureInfo.InvariantCulture, $"ParallelAsync kernel {Version}: C# {LanguageVersion} on {RuntimeInformation.FrameworkDescription}"),
        ["debugger"] = false,
        ["help_links"] = new JsonArray(new JsonObject { ["text"] = "C# documentation", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" }),
    };
}
