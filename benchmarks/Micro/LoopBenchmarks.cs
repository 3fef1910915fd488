using BenchmarkDotNet.Attributes;
using ParallelAsync.Loops;

namespace ParallelAsync.Benchmarks.Micro;

/// <summary>The talk's example, squares of numbers, in every way of the library.</summary>
[MemoryDiagnoser]
public class LoopBenchmarks
{
    private Func<object> square = () => throw new InvalidOperationException("Expected the set-up before the benchmark.");

    /// <summary>How many numbers.</summary>
    [Params(1_000, 100_000)]
    public int Elements { get; set; }

    /// <summary>The way.</summary>
    [ParamsSource(nameof(Ways))]
    public string Way { get; set; } = Ways.First();

    /// <summary>The names of all ways.</summary>
    public static IEnumerable<string> Ways => Squares.All.Select(way => way.Name);

    /// <summary>Makes the numbers.</summary>
    [GlobalSetup]
    public void Prepare() => square = Squares.All.First(way => way.Name == Way).On(Squares.Numbers(Elements));

    /// <summary>Squares all numbers.</summary>
    [Benchmark(Description = "squares")]
    public object Square() => square();
}
