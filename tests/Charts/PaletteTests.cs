using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Charts;

namespace ParallelAsync.Tests.Charts;

public sealed class PaletteTests
{
    [Theory]
    [InlineData("sequential", Palette.Sequential)]
    [InlineData("for + List.Add", Palette.Sequential)]
    [InlineData("synchronous", Palette.Sequential)]
    [InlineData("1 thread", Palette.Sequential)]
    [InlineData("LINQ Select(...).ToArray()", Palette.Linq)]
    [InlineData("map (LINQ)", Palette.Linq)]
    [InlineData("PLINQ, 4 workers", Palette.Threads)]
    [InlineData("Parallel.ForEach", Palette.Threads)]
    [InlineData("40 threads", Palette.Threads)]
    [InlineData("ThreadPoolExecutor", Palette.Threads)]
    [InlineData("Parallel.ForEachAsync", Palette.Async)]
    [InlineData("asynchronous", Palette.Async)]
    [InlineData("Task.WhenAll", Palette.Async)]
    [InlineData("100 in flight", Palette.Async)]
    [InlineData("process pool", Palette.Processes)]
    [InlineData("8 processes", Palette.Processes)]
    [InlineData("TensorPrimitives.Multiply", Palette.Simd)]
    [InlineData("SIMD", Palette.Simd)]
    [InlineData("Amdahl's prediction", Palette.Prediction)]
    [InlineData("ideal", Palette.Ideal)]
    public void ApproachOf_NameOfAnApproach_IsItsColour(string label, string colour) => Assert.Equal(colour, Palette.ApproachOf(label));

    [Theory]
    [InlineData("95 % parallel")]
    [InlineData("image processing")]
    [InlineData("S109 Ang Mo Kio")]
    [InlineData("burnt")]
    public void ApproachOf_AnyOtherLabel_IsNone(string label) => Assert.Null(Palette.ApproachOf(label));

    [Fact]
    public void Colours_TwoApproachesOfOneKind_AreShadesOfOneColour()
    {
        var colours = Palette.Colours(["async, 40 in flight", "async, 100 in flight"]);

        Assert.Equal(Palette.Async, colours["async, 40 in flight"]);
        Assert.Equal("#007656", colours["async, 100 in flight"]);
    }

    [Fact]
    public void Colours_UnknownLabel_IsTheSameInEveryChartAndEveryRun()
    {
        Assert.Equal("#AA3377", Palette.Colours(["burnt"])["burnt"]);
        Assert.Equal("#AA3377", Palette.Colours(["sequential", "PLINQ", "burnt"])["burnt"]);
    }

    [Fact]
    public void Colours_AnyLabels_AreDistinctAndOnlyOfWhatWasAsked() => Prop.ForAll<string[]>(words =>
    {
        var labels = words.Where(word => word is not null).ToArray();
        var colours = Palette.Colours(labels);
        return colours.Keys.Order().SequenceEqual(labels.Distinct().Order()) && colours.Values.Distinct().Count() == colours.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Colours_TwoHundredLabels_AreAllDifferent() =>
        Assert.Equal(200, Palette.Colours(Enumerable.Range(0, 200).Select(index => $"label {index}")).Values.Distinct().Count());

    [Fact]
    public void Colours_OfApproachesTheirShadesAndOthers_ReadOnLightAndDarkPages()
    {
        var approaches = new[] { "for", "LINQ", "PLINQ", "async", "process", "SIMD", "prediction", "ideal" };
        var colours = Palette.Colours([.. approaches, .. approaches.Select(name => name + " 2"), "a", "b", "c", "d"]).Values.Where(colour => !IsHue(colour));

        Assert.All(colours, colour => Assert.True(Contrast(colour, "#FFFFFF") >= 2 && Contrast(colour, "#1E1E1E") >= 2, colour));
    }

    [Fact]
    public void Ink_OfLabels_ReadsOnLightAndDarkPages()
    {
        Assert.True(Contrast(Palette.Ink, "#FFFFFF") >= 4.5);
        Assert.True(Contrast(Palette.Ink, "#1E1E1E") >= 3);
    }

    private static bool IsHue(string colour) => !new[]
    {
        Palette.Sequential, Palette.Linq, Palette.Threads, Palette.Async, Palette.Processes, Palette.Simd, Palette.Prediction, Palette.Ideal,
        "#005686", "#4187AF", "#AC7700", "#007656", "#995B7D", "#A04600", "#AA3377", "#117733", "#999933", "#EE99AA",
    }.Contains(colour);

    /// <summary>Contrast of two colours as WCAG 2.1 defines it, 1 to 21.</summary>
    private static double Contrast(string first, string second)
    {
        var (low, high) = (Math.Min(Luminance(first), Luminance(second)), Math.Max(Luminance(first), Luminance(second)));
        return (high + 0.05) / (low + 0.05);
    }

    private static double Luminance(string colour)
    {
        static double Linear(int channel) => channel / 255.0 <= 0.04045 ? channel / 255.0 / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
        var (red, green, blue) = Palette.Channels(colour);
        return (0.2126 * Linear(red)) + (0.7152 * Linear(green)) + (0.0722 * Linear(blue));
    }
}
