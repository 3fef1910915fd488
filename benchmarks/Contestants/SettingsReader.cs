using System.Text.Json.Nodes;

namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>Reads what a contestant is told.</summary>
internal static class SettingsReader
{
    /// <summary>A setting that must be there.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static T Get<T>(this JsonObject settings, string name) =>
        settings[name] is { } node ? node.GetValue<T>() : throw Missing(name);

    /// <summary>A list that must be there.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static T[] GetAll<T>(this JsonObject settings, string name) =>
        settings[name] is JsonArray array ? [.. array.Select(node => node!.GetValue<T>())] : throw Missing(name);

    private static ArgumentException Missing(string name) => new($"Expected the setting '{name}', found none.");
}
