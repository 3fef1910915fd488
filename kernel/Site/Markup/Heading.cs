namespace ParallelAsync.Kernel.Site.Markup;

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Id">Its anchor.</param>
/// <param name="Text">Its text without markup.</param>
internal sealed record Heading(int Level, string Id, string Text);
