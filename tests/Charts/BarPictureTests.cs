using ParallelAsync.Charts;
using SkiaSharp;

namespace ParallelAsync.Tests.Charts;

/// <summary>The picture's own pixels: the drawing library is not taken at its word.</summary>
public sealed class BarPictureTests
{
    [Theory]
    [InlineData("a label long enough for bars that lie", 50, 90)]
    [InlineData("a label long enough for bars that lie", 10, 50)]
    [InlineData("a", 50, 90)]
    [InlineData("a", 10, 50)]
    public void ToPng_BarWithASpreadOnOneSide_DrawsItOnThatSide(string label, double low, double high)
    {
        // The second bar only fixes the axis; it has no spread.
        var chart = Chart.Bars("Spread", new Axis("Time (s)") { Minimum = 0, Maximum = 100 }, [new Bar(label, 50, low, high), new Bar("z", 100)]);
        using var picture = SKBitmap.Decode(chart.ToPng());
        var colour = SKColor.Parse(Palette.Colours([label, "z"])[label]);

        var lies = label.Length > 1;
        var bar = Where(picture, new SKRectI(0, 0, picture.Width, picture.Height), pixel => Near(pixel, colour));
        // Only along the middle of the bar and beyond its end, so that titles and labels do not count.
        var along = lies
            ? new SKRectI(bar.Left + 10, bar.MidY - 3, bar.Right + 400, bar.MidY + 3)
            : new SKRectI(bar.MidX - 3, bar.Top - 300, bar.MidX + 3, bar.Bottom - 10);
        var whisker = Where(picture, along, IsDark);
        var (from, to, end) = lies ? (whisker.Left, whisker.Right, bar.Right) : (-whisker.Bottom, -whisker.Top, -bar.Top);

        Assert.Equal(high > 50, to > end + 20);
        Assert.Equal(low < 50, from < end - 20);
    }

    // The rectangle that the matching pixels of an area fill.
    private static SKRectI Where(SKBitmap picture, SKRectI area, Func<SKColor, bool> matches)
    {
        var found = SKRectI.Empty;
        for (var y = area.Top; y < area.Bottom; y++)
        {
            for (var x = area.Left; x < area.Right; x++)
            {
                if (matches(picture.GetPixel(x, y)))
                {
                    var pixel = new SKRectI(x, y, x + 1, y + 1);
                    found = found.IsEmpty ? pixel : SKRectI.Union(found, pixel);
                }
            }
        }

        Assert.False(found.IsEmpty, "What is looked for is in the picture.");
        return found;
    }

    private static bool Near(SKColor a, SKColor b) => Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue) < 12;

    private static bool IsDark(SKColor pixel) => pixel.Red < 70 && pixel.Green < 70 && pixel.Blue < 70;
}
