using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ParallelAsync.Loops;
using ParallelAsync.Scaling;

namespace ParallelAsync.Tests.Scaling;

public class ParallelScanTests
{
    [Fact]
    public void Run_AnyValuesAndWorkers_EqualsTheRunningSum() =>
        Prop.ForAll(ArbMap.Default.ArbFor<long[]>(), Gen.Choose(1, 40).ToArbitrary(), (values, workers) =>
            ParallelScan.Run(values, workers).SequenceEqual(RunningSum.Run(values))).QuickCheckThrowOnFailure();

    [Fact]
    public void RunningSum_AnyValues_EachSumIsThatOfTheValuesUpToIt() =>
        Prop.ForAll<long[]>(values =>
            RunningSum.Run(values).SequenceEqual(values.Select((_, index) => values.Take(index + 1).Aggregate(0L, (sum, value) => unchecked(sum + value))))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Run_ManyValues_EndsWithTheirTotal(int workers)
    {
        long[] values = [.. Enumerable.Range(1, 1_000_003).Select(value => (long)value)];

        Assert.Equal(1_000_003L * 1_000_004 / 2, ParallelScan.Run(values, workers)[^1]);
    }

    [Fact]
    public void Run_NoWorker_Throws() => Assert.Throws<ArgumentOutOfRangeException>("workers", () => ParallelScan.Run([1], 0));

    [Fact]
    public void Source_OfBothTwins_IsOneWholeMethod()
    {
        Assert.Equal("Run", Parsed(RunningSum.Source).Identifier.Text);
        Assert.Equal(["values", "workers"], Parsed(ParallelScan.Source).ParameterList.Parameters.Select(parameter => parameter.Identifier.Text));
    }

    private static MethodDeclarationSyntax Parsed(SourceCode source)
    {
        var method = Assert.IsType<MethodDeclarationSyntax>(SyntaxFactory.ParseMemberDeclaration(source.Text, consumeFullText: true));
        Assert.Empty(method.GetDiagnostics());
        return method;
    }
}
