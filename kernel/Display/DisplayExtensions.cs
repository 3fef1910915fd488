using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace System;

/// <summary>Shows any value in the output of the cell that runs. In <c>System</c>, where every cell finds it.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value in the cell's output.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The MIME types to show it in; none for the value's own preference.</param>
    /// <returns>A handle to what is shown.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        Show(FormattedValue.CreateManyFromObject(value, mimeTypes));

    /// <summary>Shows a text that already is of the given MIME type.</summary>
    /// <param name="value">The text, such as HTML.</param>
    /// <param name="mimeType">Its MIME type.</param>
    /// <returns>A handle to what is shown.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        return Show([new FormattedValue(mimeType, value)]);
    }

    private static DisplayedValue Show(IReadOnlyList<FormattedValue> formattedValues)
    {
        if (KernelInvocationContext.Current is { } context)
        {
            return context.Show(formattedValues);
        }

        // A thread that no cell started: the console still reaches the cell that runs, as text.
        Console.WriteLine((formattedValues.FirstOrDefault(value => value.MimeType == "text/plain") ?? formattedValues[0]).Value);
        return new DisplayedValue(null, formattedValues);
    }
}
