namespace ParallelAsync.Kernel.Notebooks;

/// <summary>One entry of a code cell's <c>outputs</c>.</summary>
internal abstract record Output;
