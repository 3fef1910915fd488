using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>What every cell can call by its bare name.</summary>
public static class Kernel
{
#pragma warning disable IDE1006 // The names are those of .NET Interactive, so that a notebook runs unchanged in both kernels.
    /// <summary>Shows a value in the cell's output.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The MIME types to show it in; none for the value's own preference.</param>
    /// <returns>A handle to what is shown.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);
#pragma warning restore IDE1006

    /// <summary>Marks a text as HTML, so that it is shown as such.</summary>
    /// <param name="content">The HTML.</param>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Asks the reader for a line of text.</summary>
    /// <param name="prompt">What the reader is asked.</param>
    /// <param name="typeHint">What is asked for: <c>text</c>, or <c>password</c> to hide it while it is typed.</param>
    /// <returns>What the reader typed.</returns>
    /// <exception cref="InvalidOperationException">Nobody can answer, such as in a run without a reader.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        Running.Input.AskAsync(prompt, string.Equals(typeHint, "password", StringComparison.OrdinalIgnoreCase));

    /// <summary>Asks the reader for a password, which is hidden while it is typed.</summary>
    /// <param name="prompt">What the reader is asked.</param>
    /// <returns>What the reader typed.</returns>
    /// <exception cref="InvalidOperationException">Nobody can answer, such as in a run without a reader.</exception>
    public static async Task<PasswordString> GetPasswordAsync(string prompt = "") => new(await Running.Input.AskAsync(prompt, isPassword: true));

    /// <summary>Takes away what the cell has shown so far. Not in .NET Interactive, which has no way to do it.</summary>
    /// <param name="wait">Whether to do so only when the next output comes, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => Running.ClearOutput(wait);

    private static KernelInvocationContext Running =>
        KernelInvocationContext.Current ?? throw new InvalidOperationException("Only the code of a cell can do this, and no cell called it.");
}
