using ParallelAsync.Loops;

namespace ParallelAsync.Benchmarks.Comparison.Cases;

/// <summary>The talk's first example: squares of many numbers.</summary>
internal static class LoopsCase
{
    public static Case Case { get; } = new("loops", "Loops: squares", Rounds: 10, (options, _, _) => Task.FromResult<IReadOnlyList<Part>>([Part(options)]));

    private static Part Part(ComparisonOptions options)
    {
        var twins = new Dictionary<string, string>
        {
            ["for + List.Add"] = "for + append",
            ["LINQ ToList"] = "list comprehension",
            ["LINQ ToArray"] = "map",
            ["SIMD (TensorPrimitives)"] = "NumPy square",
            ["DataFrame column"] = "pandas df.apply(np.square)",
        };
        return new(
            "loops",
            $"Squares of {options.Elements:N0} numbers, 64-bit floats",
            "loops",
            "Numbers",
            new NumberCheck(),
            [
                Python("for + append", "append"),
                Python("list comprehension", "comprehension"),
                Python("map", "map"),
                Python("NumPy square", "numpy", "numpy"),
                Python("pandas df.apply(np.square)", "pandas", "numpy", "pandas"),
                .. Squares.All.Select(way => new Contestant(way.Name, Language.CSharp, way.Name) { Items = options.Elements, Workers = way.Workers, Twin = twins.GetValueOrDefault(way.Name) }),
            ])
        {
            Settings = new() { ["elements"] = options.Elements },
            Notes = ["A run makes its result anew and frees the one before. Python's numbers are objects, except in NumPy and pandas; C#'s are 8 bytes each.", "NumPy gets the memory of the freed result back at once; C# clears a new array before it is used, and collects the old ones later."],
        };

        Contestant Python(string name, string variant, params string[] modules) =>
            new(name, Language.Python, variant) { Items = options.Elements, Modules = modules };
    }
}
