using System.Text.Json.Nodes;

namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>The programs that have contestants, each with a script of its name in <c>python/</c>.</summary>
internal static class ContestantPrograms
{
    /// <summary>Makes a contestant.</summary>
    /// <exception cref="ArgumentException">There is no such program or variant.</exception>
    public static CSharpContestant Create(string program, string variant, JsonObject settings) => program switch
    {
        "xray" => XRayContestant.Create(variant, settings),
        "weather" => WeatherContestant.Create(variant, settings),
        "pool" => PoolContestant.Create(variant, settings),
        "loops" => LoopsContestant.Create(variant, settings),
        _ => throw new ArgumentException($"Expected the program xray, weather, pool or loops, got '{program}'.", nameof(program)),
    };

    internal static ArgumentException UnknownVariant(string variant) => new($"There is no variant '{variant}'.", nameof(variant));
}
