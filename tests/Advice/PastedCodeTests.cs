using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using ParallelAsync.Advice;

namespace ParallelAsync.Tests.Advice;

/// <summary>The code of every kind of advice, compiled and run: it must do what a plain loop does.</summary>
public sealed class PastedCodeTests
{
    private const int Items = 50;

    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(typeof(Adviser).Assembly, typeof(PastedCodeTests).Assembly, typeof(Enumerable).Assembly, typeof(ParallelEnumerable).Assembly)
        // Those of a new console program, and those that the notebook has.
        .WithImports(
            "System", "System.Collections.Generic", "System.Linq", "System.Threading", "System.Threading.Tasks", "System.Threading.Channels", "System.Collections.Concurrent",
            "ParallelAsync.Processes", "ParallelAsync.Tests.Advice");

    public static TheoryData<Candidate, bool, bool, bool> Every
    {
        get
        {
            var all = new TheoryData<Candidate, bool, bool, bool>();
            Candidate[] blocking =
            [
                Candidate.PlainLoop, new(CandidateKind.Threads, 2), new(CandidateKind.Threads, 9), new(CandidateKind.Ranges, 2, 7), new(CandidateKind.Processes, 2, 8),
                new(CandidateKind.Paced) { Interval = TimeSpan.FromMilliseconds(1) },
            ];
            Candidate[] awaited = [Candidate.PlainLoop, new(CandidateKind.InFlight, 8), new(CandidateKind.Paced) { Interval = TimeSpan.FromMilliseconds(1) }];
            foreach (var (candidates, isAsynchronous) in ((Candidate[], bool)[])[(blocking, false), (awaited, true)])
            {
                foreach (var candidate in candidates)
                {
                    foreach (var (keepsErrors, streams) in ((bool, bool)[])[(false, false), (true, false), (false, true), (true, true)])
                        all.Add(candidate, isAsynchronous, keepsErrors, streams);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Code_EveryKind_CompilesAndDoesWhatAPlainLoopDoes(Candidate candidate, bool isAsynchronous, bool keepsErrors, bool streams)
    {
        var code = new PastedCode(candidate, typeof(long)) { IsAsynchronous = isAsynchronous, KeepsErrors = keepsErrors, Streams = streams }.ToString();
        var method = keepsErrors ? "AdviceMethods.SquareOrThrow" : "AdviceMethods.Square";
        var work = isAsynchronous
            ? $"Func<int, CancellationToken, ValueTask<long>> work = async (item, token) => {{ await Task.Yield(); return {method}(item); }};"
            : $"Func<int, long> work = {method};";

        var script = $$"""
            var items = Enumerable.Range(0, {{Items}}).ToList();
            {{work}}
            {{(streams ? $"var results = new long[{Items}];\nvoid Use(int i, long result) => results[i] = result;" : "")}}
            {{code}}
            return (results.ToArray(), {{(keepsErrors ? "errors.Select(error => error?.Message).ToArray()" : "new string[0]")}});
            """;
        var (results, errors) = await CSharpScript.EvaluateAsync<(long[], string?[])>(script, Options, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, Items).Select(number => keepsErrors && number % 7 == 3 ? 0 : AdviceMethods.Square(number)), results);
        Assert.Equal(keepsErrors ? Enumerable.Range(0, Items).Where(number => number % 7 == 3) : [], Enumerable.Range(0, errors.Length).Where(index => errors[index]?.Contains($"{index} is not wanted", StringComparison.Ordinal) == true));
        Assert.True(code.Split('\n').Length <= 14, "More than a cell's worth.");
        Assert.All(code.Split('\n'), line => Assert.True(line.Length <= 94, line));
    }

    [Theory]
    [InlineData("items.Length", "int[] items = Enumerable.Range(0, 50).ToArray();")]
    [InlineData("items.Count", "var items = Enumerable.Range(0, 50).ToList();")]
    [InlineData(null, "var items = Enumerable.Range(0, 50).Where(number => true);")]
    public async Task Code_AnyKindOfItems_CountsThemAsTheyAreCounted(string? countOf, string items)
    {
        var code = new PastedCode(new(CandidateKind.Ranges, 2, 7), typeof(long)) { CountOf = countOf }.ToString();

        var results = await CSharpScript.EvaluateAsync<long[]>(
            $"{items}\nFunc<int, long> work = AdviceMethods.Square;\n{code}\nreturn results;", Options, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 50).Select(AdviceMethods.Square), results);
    }

    [Theory]
    [InlineData(typeof(int), "new int[n]")]
    [InlineData(typeof(byte[]), "new byte[n][]")]
    [InlineData(typeof(double[,]), "new double[n][,]")]
    [InlineData(typeof(int?), "new int?[n]")]
    [InlineData(typeof((int, string)), "new (int, string)[n]")]
    [InlineData(typeof(List<byte[]>), "new List<byte[]>[n]")]
    [InlineData(typeof(Candidate), "new Candidate[n]")]
    public void NewArray_AnyElement_IsWhatCSharpWrites(Type element, string expected) => Assert.Equal(expected, CSharpName.NewArray(element, "n"));

    [Fact]
    public void Of_AnonymousType_IsObject() => Assert.Equal("object", CSharpName.Of(new { A = 1 }.GetType()));
}
