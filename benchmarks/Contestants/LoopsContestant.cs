using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.Data.Analysis;
using ParallelAsync.Loops;

namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>Squares of 0, 1, 2, ... in the ways of the library.</summary>
internal static class LoopsContestant
{
    public static CSharpContestant Create(string variant, JsonObject settings)
    {
        var way = Squares.All.FirstOrDefault(way => way.Name == variant) ?? throw ContestantPrograms.UnknownVariant(variant);
        var square = way.On(Squares.Numbers(settings.Get<int>("elements")));
        return new WorkContestant<object>(() => Task.FromResult(square()), Save);
    }

    private static void Save(object result, string path)
    {
        double[] squares = result is DoubleDataFrameColumn column
            ? [.. column.Select(number => number!.Value)]
            : [.. (IEnumerable<double>)result];
        File.WriteAllBytes(path, MemoryMarshal.AsBytes<double>(squares));
    }
}
