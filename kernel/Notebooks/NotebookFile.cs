using System.Text;

namespace ParallelAsync.Kernel.Notebooks;

/// <summary>Notebooks as <c>.ipynb</c> files.</summary>
internal static class NotebookFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="NotebookFormatException">The file is not a notebook of nbformat 4.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Notebook Read(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        string json;
        try
        {
            json = Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw new NotebookFormatException(path, $"a notebook is UTF-8 text, but byte {error.Index + 1} is not. Save it as UTF-8 or restore it from a copy.", error);
        }

        return new NotebookReader(path).Read(json);
    }

    /// <summary>
    /// Writes the notebook in Jupyter's layout, whole or not at all. A notebook that Jupyter saved and nobody changed comes out with the same bytes.
    /// </summary>
    public static void Write(Notebook notebook, string path)
    {
        using var text = new StringWriter();
        JupyterJson.Write(text, notebook.ToJson());
        text.Write('\n');
        var bytes = Utf8.GetBytes(text.ToString());
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }
}
