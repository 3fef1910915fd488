using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Charts;

namespace ParallelAsync.Tests.Charts;

public sealed class PaletteTests
{
    [Theory]
    [InlineData("sequential", "plain loop")]
    [InlineData("for + List.Add", "plain loop")]
    [InlineData("synchronous", "plain loop")]
    [InlineData("1 thread", "plain loop")]
    [InlineData("LINQ Select(...).ToArray()", "LINQ")]
    [InlineData("map (LINQ)", "LINQ")]
    [InlineData("PLINQ", "PLINQ")]
    [InlineData("PLINQ, 2 threads", "PLINQ")]
    [InlineData("Parallel.For", "Parallel.ForEach")]
    [InlineData("Parallel, ranges", "Parallel.ForEach")]
    [InlineData("Parallel.ForEach, 2 threads, ranges of 170", "Parallel.ForEach")]
    [InlineData("40 threads", "threads")]
    [InlineData("ThreadPoolExecutor", "threads")]
    [InlineData("Parallel.ForEachAsync", "Parallel.ForEachAsync")]
    [InlineData("pool, ForEachAsync", "Parallel.ForEachAsync")]
    [InlineData("ForEachAsync, 40 in flight", "Parallel.ForEachAsync")]
    [InlineData("asynchronous", "asynchronous")]
    [InlineData("Task.WhenAll", "asynchronous")]
    [InlineData("100 in flight", "asynchronous")]
    [InlineData("process pool, chunks of 12", "processes")]
    [InlineData("8 processes", "processes")]
    [InlineData("TensorPrimitives.Multiply", "SIMD")]
    [InlineData("SIMD", "SIMD")]
    public void ApproachOf_LabelOfAnApproach_IsThatApproachsColour(string label, string approach)
    {
        Assert.Equal(approach, KnownApproach.Of(label)!.Name);
        Assert.Equal(KnownApproach.Of(label)!.Colour, Palette.ApproachOf(label));
    }

    [Theory]
    [InlineData("Amdahl's prediction", Palette.Prediction)]
    [InlineData("ideal", Palette.Ideal)]
    [InlineData("PLINQ, predicted", Palette.Prediction)]
    public void ApproachOf_WhatWasCalculated_IsGrey(string label, string colour) => Assert.Equal(colour, Palette.ApproachOf(label));

    [Fact]
    public void Of_NameOfAnApproach_IsThatApproach() => Assert.All(KnownApproach.All, approach => Assert.Equal(approach, KnownApproach.Of(approach.Name)));

    [Theory]
    [InlineData("95 % parallel")]
    [InlineData("image processing")]
    [InlineData("S109 Ang Mo Kio")]
    [InlineData("burnt")]
    public void ApproachOf_AnyOtherLabel_IsNone(string label) => Assert.Null(Palette.ApproachOf(label));

    [Fact]
    public void Colours_VariantsOfOneApproach_ShareItsColour()
    {
        var colours = Palette.Colours(["ForEachAsync, 40 in flight", "DataFrame column", "ForEachAsync, 100 in flight"]);

        Assert.Equal(Palette.ForEachAsync, colours["ForEachAsync, 40 in flight"]);
        Assert.Equal(Palette.ForEachAsync, colours["ForEachAsync, 100 in flight"]);
    }

    [Fact]
    public void Colours_UnknownLabel_IsTheSameInEveryChartAndEveryRun()
    {
        Assert.Equal(Palette.Colours(["burnt"])["burnt"], Palette.Colours(["sequential", "PLINQ", "burnt"])["burnt"]);
        Assert.Equal("#009988", Palette.Colours(["Burnt"])["Burnt"]);
    }

    [Fact]
    public void Colours_AnyLabels_AreThoseOfTheirApproachesAndDistinctOtherwise() => Prop.ForAll(Labels(), labels =>
    {
        var colours = Palette.Colours(labels);
        var others = colours.Where(entry => KnownApproach.Of(entry.Key) is null).Select(entry => entry.Value).ToList();
        Assert.All(
            labels.Where(label => KnownApproach.Of(label) is not null && Palette.ApproachOf(label) is not (Palette.Prediction or Palette.Ideal)),
            label => Assert.Equal(KnownApproach.Of(label)!.Colour, colours[label]));
        return colours.Keys.Order().SequenceEqual(labels.Distinct().Order())
            && others.Distinct().Count() == others.Count
            && !others.Exists(colour => KnownApproach.All.Any(approach => approach.Colour == colour));
    }).QuickCheckThrowOnFailure();

    /// <summary>Any words and names of approaches, mixed; random words alone would hardly ever name an approach.</summary>
    private static Arbitrary<string[]> Labels()
    {
        var words = ArbMap.Default.GeneratorFor<string>().Where(word => word is not null);
        var names = Gen.Elements(KnownApproach.All.Select(approach => approach.Name));
        return Gen.OneOf(words, names, names.Select(name => $"{name}, 2 workers")).ArrayOf().ToArbitrary();
    }

    [Fact]
    public void Colours_TwoHundredLabels_AreAllDifferentAndReadOnLightAndDarkPages()
    {
        var colours = Palette.Colours(Enumerable.Range(0, 200).Select(index => $"label {index}")).Values.ToList();

        Assert.Equal(200, colours.Distinct().Count());
        Assert.All(colours, Reads);
    }

    [Fact]
    public void Colours_OfApproachesAndWhatIsCalculated_ReadOnLightAndDarkPages() =>
        Assert.All(KnownApproach.All.Select(approach => approach.Colour).Append(Palette.Prediction).Append(Palette.Ideal), Reads);

    /// <summary>In Oklab a distance of 0.02 can just be seen; 0.08 is four times that.</summary>
    [Theory]
    [InlineData("everybody")]
    [InlineData("protanopia")]
    [InlineData("deuteranopia")]
    public void Colours_OfTwoApproaches_AreToldApartWithRedGreenBlindnessToo(string eyes)
    {
        foreach (var one in KnownApproach.All)
            Assert.All(KnownApproach.All.Where(other => other != one), other => Assert.True(ColourVision.Distance(one.Colour, other.Colour, eyes) >= 0.08, $"{one}, {other}"));
    }

    [Fact]
    public void Ink_OfLabels_ReadsOnLightAndDarkPages()
    {
        Assert.True(ColourVision.Contrast(Palette.Ink, "#FFFFFF") >= 4.5);
        Assert.True(ColourVision.Contrast(Palette.Ink, "#1E1E1E") >= 3);
    }

    private static void Reads(string colour) => Assert.True(ColourVision.Reads(colour), colour);
}
