using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ParallelAsync.Loops;

namespace ParallelAsync.Tests.Loops;

public class SquaresTests
{
    public static TheoryData<string> Names => [.. Squares.All.Select(variant => variant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Square_AnyNumbers_EqualsMultiplyingOneByOne(string name)
    {
        var variant = Named(name);
        Prop.ForAll<double[]>(numbers => variant.Square(numbers).SequenceEqual(OneByOne(numbers))).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Square_MoreNumbersThanOneWorkerTakes_KeepsTheirOrder(string name)
    {
        foreach (var count in new[] { 0, 1, 2, 7, 100, 4_097, 100_003 })
        {
            var numbers = Squares.Numbers(count);
            Assert.Equal(OneByOne(numbers), Named(name).Square(numbers));
        }
    }

    [Fact]
    public void Approaches_NamesGiven_AreThoseInTheOrderOfAll()
    {
        Assert.Equal(["LINQ ToArray", "PLINQ"], Squares.Approaches([1, 2], "PLINQ", "LINQ ToArray").Select(approach => approach.Label));
        Assert.Equal(Squares.All.Count, Squares.Approaches([1, 2]).Count);
        Assert.Contains("'PLINK'", Assert.Throws<ArgumentException>(() => Squares.Approaches([1, 2], "PLINK")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void On_CalledTwice_MakesTheResultAnewAndLeavesTheNumbers(string name)
    {
        var numbers = Squares.Numbers(10);

        var square = Named(name).On(numbers);

        Assert.NotSame(square(), square());
        Assert.Equal(Squares.Numbers(10), numbers);
    }

    [Fact]
    public void All_LargestNumberOfTheSweep_IsSquaredExactly() =>
        Assert.All(Squares.All, variant => Assert.Equal(99_999_980_000_001, variant.Square([9_999_999]).Single()));

    [Fact]
    public void All_EveryMethodOfTheClass_IsInItOnce()
    {
        var methods = Declarations().Select(method => method.Identifier.Text);
        Assert.Equal(methods.Order(), Squares.All.Select(variant => variant.Method).Order());
    }

    [Fact]
    public void Numbers_NegativeCount_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Squares.Numbers(-1));

    [Theory]
    [MemberData(nameof(Names))]
    public void Source_OfEveryVariant_IsTheMethodThatTheCompilerSees(string name)
    {
        var variant = Named(name);
        var declaration = Declarations().Single(method => method.Identifier.Text == variant.Method);

        var expected = declaration.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : line);
        Assert.Equal(string.Join('\n', expected), variant.Source.Text);
    }

    [Fact]
    public void SourceOf_UnknownMethod_ThrowsAndNamesIt() =>
        Assert.Contains("'Cubes'", Assert.Throws<ArgumentException>(() => Squares.SourceOf("Cubes")).Message, StringComparison.Ordinal);

    private static SquaresVariant Named(string name) => Squares.All.Single(variant => variant.Name == name);

    private static double[] OneByOne(double[] numbers)
    {
        var squares = new double[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
            squares[i] = numbers[i] * numbers[i];
        return squares;
    }

    private static List<MethodDeclarationSyntax> Declarations()
    {
        using var reader = new StreamReader(typeof(Squares).Assembly.GetManifestResourceStream("Squares.cs")!);
        return [.. CSharpSyntaxTree.ParseText(reader.ReadToEnd()).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()];
    }
}
