namespace ParallelAsync.Kernel.Language;

/// <summary>What is known about a name in a cell.</summary>
/// <param name="Markdown">Signatures as a C# block, then the documentation.</param>
/// <param name="PlainText">The same without any markup.</param>
internal sealed record Inspection(string Markdown, string PlainText);
