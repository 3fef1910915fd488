namespace ParallelAsync.Kernel.Notebooks;

/// <summary>What a cell holds: <c>cell_type</c> in the file.</summary>
internal enum CellKind
{
    Code,
    Markdown,
    Raw,
}
