using System.Text.Json.Nodes;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>A question of a case: contestants that do the same work, take turns and must come to the same result.</summary>
/// <param name="Name">Its short name, by which recorded figures are found: "xray", "gil".</param>
/// <param name="Title">What is compared, as the heading of its table.</param>
/// <param name="Program">The program that has its contestants: a script in <c>benchmarks/python</c> and its C# counterpart.</param>
/// <param name="ItemName">What is counted, in the plural and capitalised: "Images".</param>
/// <param name="Check">Compares two results.</param>
/// <param name="Contestants">In the order of the table, twins beside each other. The first one's result is what the others are held to.</param>
internal sealed record Part(string Name, string Title, string Program, string ItemName, IResultCheck Check, IReadOnlyList<Contestant> Contestants)
{
    /// <summary>What the programs of all its contestants are told.</summary>
    public JsonObject Settings { get; init; } = [];

    /// <summary>Bytes that an item carries each way; null where that says nothing.</summary>
    public long? ItemBytes { get; init; }

    /// <summary>
    /// Whether every contestant makes exactly one run a pass and one pass to warm up, because what a run meets depends on how many there were before.
    /// </summary>
    public bool CountsRuns { get; init; }

    /// <summary>Whether CPU time and peak memory are worth a column.</summary>
    public bool ShowsResources { get; init; }

    /// <summary>Starts what each contestant has for itself, such as the server that it asks, and gives settings to it; null: nothing.</summary>
    public Func<CancellationToken, Task<Companion>>? StartCompanion { get; init; }

    /// <summary>What a reader must know of how it is measured, one sentence or two each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
