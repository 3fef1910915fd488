using ParallelAsync.Cafe;
using ParallelAsync.Charts;
using ParallelAsync.Tests.Charts;

namespace ParallelAsync.Tests.Cafe;

public sealed class KitchenColoursTests
{
    private static IEnumerable<string> All =>
        ((string[])["light", "golden", "dark", "coffee"]).Select(what => KitchenColours.Of(what, WorkState.Finished)!)
            .Append(KitchenColours.Of("golden", WorkState.Spoilt)!)
            .Append(KitchenColours.Of("golden", WorkState.Cancelled)!);

    [Fact]
    public void Of_AnyWork_ReadsOnLightAndDarkPages() => Assert.All(All, colour => Assert.True(ColourVision.Reads(colour), colour));

    [Fact]
    public void Of_AnyWork_IsToldFromWhatWasCalculatedAndFromTheApproaches()
    {
        Assert.Equal(6, All.Distinct().Count());
        Assert.All(All, colour => Assert.True(ColourVision.Distance(colour, Palette.Prediction, "everybody") >= 0.08, colour));
        Assert.All(All, colour => Assert.DoesNotContain(colour, KnownApproach.All.Select(approach => approach.Colour)));
    }

    [Fact]
    public void Of_SpoiltOrCancelledWork_IsOneColourWhateverWasMade()
    {
        Assert.Equal(KitchenColours.Of("light", WorkState.Spoilt), KitchenColours.Of("coffee", WorkState.Spoilt));
        Assert.Equal(KitchenColours.Of("light", WorkState.Cancelled), KitchenColours.Of("coffee", WorkState.Cancelled));
        Assert.Null(KitchenColours.Of("customer 1", WorkState.Finished));
    }
}
