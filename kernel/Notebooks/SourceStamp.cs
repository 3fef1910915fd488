using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ParallelAsync.Kernel.Notebooks;

/// <summary>
/// A mark in the metadata of an executed cell, <c>parallelasync.executed_source</c>: what was run when the cell's outputs were made. Outputs are
/// stored with the source, and nothing else tells whether they still belong to it.
/// </summary>
internal static class SourceStamp
{
    private const string Section = "parallelasync";
    private const string Member = "executed_source";

    /// <summary>Marks a cell that was run.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="executed">What was run: its source, and what overrode it.</param>
    public static void Put(Cell cell, string executed)
    {
        if (cell.Metadata[Section] is not JsonObject section) cell.Metadata[Section] = section = [];
        section[Member] = Of(executed);
    }

    /// <summary>Takes the mark away, and leaves all other metadata.</summary>
    public static void Remove(Cell cell)
    {
        if (cell.Metadata[Section] is not JsonObject section) return;
        section.Remove(Member);
        if (section.Count == 0) cell.Metadata.Remove(Section);
    }

    /// <summary>Whether a cell was run as it stands: with this source, and with nothing overridden.</summary>
    public static bool IsCurrent(Cell cell) =>
        cell.Metadata[Section] is JsonObject section && section[Member] is JsonValue stamp && stamp.TryGetValue<string>(out var value) && value == Of(cell.Source);

    // The first 16 digits of SHA-256: nobody forges them, and a change must not go unnoticed by chance.
    private static string Of(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..16];
}
