using ParallelAsync.Charts;

namespace ParallelAsync.Weather;

/// <summary>What a client did since it was made.</summary>
/// <param name="Completed">Days or moments received.</param>
/// <param name="Failed">Days or moments given up.</param>
/// <param name="Tries">Requests sent.</param>
/// <param name="Retries">How often a try was repeated, by what had gone wrong.</param>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed record WeatherClientReport(int Completed, int Failed, int Tries, IReadOnlyDictionary<string, int> Retries) : ITableSource
{
    /// <inheritdoc/>
    public Table ToTable() => new("How many days the client fetched, and how often it had to try again.", ["What the client did", "Count"],
    [
        ["Completed", $"{Completed:N0}"],
        ["Given up", $"{Failed:N0}"],
        ["Tries", $"{Tries:N0}"],
        .. Retries.Select(pair => new[] { $"Tried again after: {pair.Key}", $"{pair.Value:N0}" }),
    ]);
}
