namespace ParallelAsync.Kernel.Notebooks;

/// <summary>Text that a cell wrote to a stream; <paramref name="Name"/> is <c>stdout</c> or <c>stderr</c>.</summary>
internal sealed record StreamOutput(string Name, string Text) : Output;
