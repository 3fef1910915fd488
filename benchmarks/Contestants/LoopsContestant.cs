using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.Data.Analysis;
using ParallelAsync.Loops;

namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>Squares of 0, 1, 2, ... in one of the ways of the library.</summary>
internal sealed class LoopsContestant(Func<object> square) : CSharpContestant
{
    private object? result;

    public static LoopsContestant Create(string variant, JsonObject settings)
    {
        var way = Squares.All.FirstOrDefault(way => way.Name == variant) ?? throw ContestantPrograms.UnknownVariant(variant);
        return new(way.On(Squares.Numbers(settings.Get<int>("elements"))));
    }

    public override Task RunAsync()
    {
        result = square();
        return Task.CompletedTask;
    }

    public override void Save(string path)
    {
        double[] squares = result switch
        {
            IReadOnlyList<double> numbers => [.. numbers],
            DoubleDataFrameColumn column => [.. column.Select(number => number!.Value)],
            _ => throw new InvalidOperationException("Expected a run before its result is saved."),
        };
        File.WriteAllBytes(path, MemoryMarshal.AsBytes<double>(squares));
    }
}
