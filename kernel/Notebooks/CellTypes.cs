namespace ParallelAsync.Kernel.Notebooks;

/// <summary>The names that <see cref="CellKind"/> has in the file.</summary>
internal static class CellTypes
{
    public static string Name(CellKind kind) => kind switch
    {
        CellKind.Code => "code",
        CellKind.Markdown => "markdown",
        _ => "raw",
    };

    public static CellKind? Kind(string? name) => name switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        "raw" => CellKind.Raw,
        _ => null,
    };
}
