namespace ParallelAsync.Kernel.Execution;

/// <summary>A cell to run, as the runner sends it to the notebook's process.</summary>
/// <param name="Number">The cell's execution count, from 1; it names the cell in error messages.</param>
/// <param name="Code">The cell's source.</param>
internal sealed record CellRequest(int Number, string Code);
