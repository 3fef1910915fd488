using ParallelAsync.Charts;

namespace ParallelAsync.XRay;

/// <summary>What became of the files of a batch. Shows itself as a table: of those that failed, or of counts if none did.</summary>
/// <param name="Files">How many files there are.</param>
/// <param name="Done">How many have been tried.</param>
/// <param name="Failures">Those that failed, in the order of the files.</param>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed record XRayReport(int Files, int Done, IReadOnlyList<XRayFailure> Failures) : ITableSource
{
    /// <summary>How many pictures there are.</summary>
    public int Resized => Done - Failures.Count;

    /// <inheritdoc/>
    public Table ToTable() => Failures.Count == 0
        ? new Table("How many files were resized.", ["Files", "Files resized", "Files failed", "Files not tried"], [new[] { $"{Files:N0}", $"{Resized:N0}", "0", $"{Files - Done:N0}" }])
        : new Table($"{Summary}.", ["File", "Why it is not in the result"], Failures.Select(failure => new[] { failure.File, failure.Reason }));

    /// <inheritdoc/>
    public override string ToString() => ToTable().ToText();

    private string Summary => $"{Resized:N0} of {Files:N0} files resized, {Failures.Count:N0} failed" + (Done < Files ? $", {Files - Done:N0} not tried" : "");
}
