namespace ParallelAsync.Charts;

/// <summary>Writes a value in one MIME type, in the shape that notebook kernels look for by name.</summary>
/// <param name="mimeType">The MIME type that is written.</param>
/// <param name="write">Turns the value into the text of that type.</param>
public sealed class DisplayFormatter(string mimeType, Func<object, string> write)
{
    /// <summary>The MIME type that is written.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes <paramref name="instance"/> to <paramref name="writer"/>.</summary>
    /// <returns>Always true: a formatter that declines leaves an empty string in the display.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(write(instance));
        return true;
    }
}
