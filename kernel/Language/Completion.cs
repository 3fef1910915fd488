namespace ParallelAsync.Kernel.Language;

/// <summary>One way to go on typing.</summary>
/// <param name="InsertText">What takes the place of the replaced range.</param>
/// <param name="Display">What a list shows, such as <c>List&lt;&gt;</c> for <c>List</c>.</param>
/// <param name="Kind">What it is, one of <see cref="CompletionKind"/>.</param>
internal sealed record Completion(string InsertText, string Display, string Kind);
