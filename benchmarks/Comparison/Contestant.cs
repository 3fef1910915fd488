using System.Text.Json.Nodes;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>One way of doing the work of a part: a process of its own that makes passes when it is told to.</summary>
/// <param name="Name">Its name in tables, unique among those of its language in a part.</param>
/// <param name="Language">What it is written in.</param>
/// <param name="Variant">The name by which its program knows it.</param>
internal sealed record Contestant(string Name, Language Language, string Variant)
{
    /// <summary>Items that one run works on, 1 or more.</summary>
    public long Items { get; init; } = 1;

    /// <summary>Workers used, or requests in flight, at once.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>The name of the contestant of the other language that does the same in the same manner; null: there is none.</summary>
    public string? Twin { get; init; }

    /// <summary>The Python modules that it imports, of <see cref="PythonModule.All"/>.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>What its program is told besides the settings of the part.</summary>
    public JsonObject Settings { get; init; } = [];

    /// <summary>Its name with its language, for both may have a "1 thread".</summary>
    public string FullName => $"{Language.Name()}: {Name}";
}
