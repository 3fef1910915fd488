using ParallelAsync.Charts.Picture;
using ScottPlot;
using SkiaSharp;
using Chart = ParallelAsync.Charts.Chart;

namespace ParallelAsync.Tests.Charts;

public sealed class ChartPictureTests
{
    public static TheoryData<string> All => [.. Samples.Kinds.Keys, .. Samples.Awkward.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void ToPng_AnyChart_IsAnOpaqueLightPictureOfLessThan60KB(string name)
    {
        var png = Chart(name).ToPng();

        using var picture = SKBitmap.Decode(png);
        Assert.Equal((1400, 840), (picture.Width, picture.Height));
        Assert.InRange(png.Length, 1_000, 60_000);
        Assert.All(new[] { (0, 0), (1399, 0), (0, 839), (1399, 839) }, corner => Assert.Equal(SKColors.White, picture.GetPixel(corner.Item1, corner.Item2)));
        Assert.DoesNotContain(picture.Pixels, pixel => pixel.Alpha != 255);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ToPng_AnyChart_CutsNothingOffAtItsEdges(string name)
    {
        using var picture = SKBitmap.Decode(Chart(name).ToPng(height: Chart(name).Content.Height, scale: 1));

        bool IsEmpty(int x, int y) => picture.GetPixel(x, y) == SKColors.White;
        Assert.All(Enumerable.Range(0, picture.Height), y => Assert.True(IsEmpty(0, y) && IsEmpty(picture.Width - 1, y), $"Something touches the edge at y = {y}."));
        Assert.All(Enumerable.Range(0, picture.Width), x => Assert.True(IsEmpty(x, 0) && IsEmpty(x, picture.Height - 1), $"Something touches the edge at x = {x}."));
    }

    [Theory]
    [InlineData(199, 420, 2, "width")]
    [InlineData(700, 149, 2, "height")]
    [InlineData(700, 420, 5, "scale")]
    public void ToPng_SizeOutOfBounds_NamesTheSize(int width, int height, int scale, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => Samples.Spread().ToPng(width, height, scale)).ParamName);

    [Fact]
    public void ToPng_SmallestSize_StillDraws()
    {
        using var picture = SKBitmap.Decode(Samples.Lines().ToPng(200, 150, 1));

        Assert.Equal((200, 150), (picture.Width, picture.Height));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Fonts_OfEveryTextThatOursCanWrite_AreOurs(string name)
    {
        if (name == "letters of many alphabets")
            return;
        var chart = Chart(name);
        using var plot = ChartPicture.Plot(chart, 700, 420);

        var written = plot.Axes.GetAxes().OfType<ScottPlot.AxisPanels.AxisBase>().Where(axis => axis.IsVisible && axis.LabelText.Length > 0).Select(axis => axis.LabelStyle)
            .Concat(plot.Axes.GetAxes().Where(axis => axis.TickGenerator is ScottPlot.TickGenerators.NumericManual { MaxTickCount: > 0 }).Select(axis => axis.TickLabelStyle))
            .Append(plot.Axes.Title.Label);

        Assert.All(written, style => Assert.Equal(ChartFont.Name, style.FontName));
        if (chart.Content.ShowsLegend)
            Assert.Equal(ChartFont.Name, plot.Legend.FontName);
    }

    [Fact]
    public void Font_OfPictures_ComesFromTheLibraryAndHasTheSignsOfScience()
    {
        _ = ChartFont.For("");
        var font = Fonts.GetTypeface(ChartFont.Name, FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);

        Assert.Equal("Source Sans Pro", font.FamilyName);
        Assert.All("−µμ²³×·±≈≤≥→∞°–—“”…ΔσΩ₂⁶", letter => Assert.True(font.ContainsGlyph(letter), $"No glyph for {letter}."));
    }

    [Fact]
    public void Font_ForLettersThatOursLacks_IsOneOfTheMachineOnlyIfThatHasMoreOfThem()
    {
        Assert.Equal("a font of the machine", ChartFont.For("線程 threads", "a font of the machine", _ => true));
        Assert.Equal(ChartFont.Name, ChartFont.For("線程 threads", "no font", _ => false));
        Assert.Equal(ChartFont.Name, ChartFont.For("線程 threads", "letters of that kind only", letter => letter > 'z'));
    }

    [Fact]
    public void Encode_FewColours_KeepsEveryPixel()
    {
        uint[] pixels = [0xFF000000, 0xFFFFFFFF, 0xFF0072B2, 0xFFE69F00, 0xFF010101, 0xFF009E73];

        using var picture = SKBitmap.Decode(IndexedPng.Encode(pixels, 3, 2));

        // Black and nearly black are too close to be told apart, and drawn as one.
        Assert.Equal([0xFF000000, 0xFFFFFFFF, 0xFF0072B2, 0xFFE69F00, 0xFF000000, 0xFF009E73], picture.Pixels.Select(pixel => (uint)pixel));
    }

    [Fact]
    public void Encode_MoreColoursThanATableHolds_KeepsEachPixelNearItsColour()
    {
        var pixels = Enumerable.Range(0, 64 * 64).Select(index => 0xFF000000 | (uint)(index / 64 * 4 << 16) | (uint)(index % 64 * 4 << 8)).ToArray();

        using var picture = SKBitmap.Decode(IndexedPng.Encode(pixels, 64, 64));

        Assert.InRange(picture.Pixels.Distinct().Count(), 100, 256);
        Assert.All(picture.Pixels.Zip(pixels), pair => Assert.InRange(
            Math.Abs(pair.First.Red - (int)((pair.Second >> 16) & 255)) + Math.Abs(pair.First.Green - (int)((pair.Second >> 8) & 255)), 0, 32));
    }

    private static Chart Chart(string name) => (Samples.Kinds.GetValueOrDefault(name) ?? Samples.Awkward[name])();
}
