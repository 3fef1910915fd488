using ParallelAsync.Charts;
using SkiaSharp;

namespace ParallelAsync.Tests.Charts;

public sealed class FlowchartTests
{
    private static readonly Flowchart Coffee = new(
        "Coffee?",
        [new("Awake?", YesLeadsOn: false, "Work", "#009E73"), new("Beans left?", YesLeadsOn: true, "Buy some")],
        "Brew", "#E69F00");

    [Fact]
    public void Outline_TwoQuestions_NamesBothAnswersOfEachAndTheEnd() => Assert.Equal(
        """
        1. **Awake?**
           - yes: Work
           - no: on to question 2
        2. **Beans left?**
           - no: Buy some
           - yes: on to the end
        3. **The end:** Brew
        """,
        Coffee.Outline.ToMarkdown());

    [Fact]
    public void ToText_Picture_SaysWhatTheOutlineSays()
    {
        Assert.Equal(Coffee.Outline.ToText(), Coffee.ToText());
        Assert.StartsWith("Coffee?\n1. Awake?\n   - yes: Work\n", Coffee.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToPng_Colours_AreThoseOfTheExitAndOfTheEnd()
    {
        using var picture = SKBitmap.Decode(Coffee.ToPng());

        Assert.Equal(672, picture.Width);
        Assert.Equal(SKColors.White, picture.GetPixel(1, 1));
        Assert.Equal(["#FF009E73", "#FFE69F00"], new[] { "#009E73", "#E69F00" }.Select(SKColor.Parse).Where(picture.Pixels.Contains).Select(colour => colour.ToString().ToUpperInvariant()));
    }

    [Fact]
    public void ToPng_MoreOrLongerText_IsTallerAndNeverCutOff()
    {
        int HeightOf(params FlowchartStep[] steps)
        {
            using var picture = SKBitmap.Decode(new Flowchart("A", steps, "End").ToPng());
            Assert.All(Enumerable.Range(0, picture.Height), y => Assert.Equal(SKColors.White, picture.GetPixel(picture.Width - 1, y)));
            return picture.Height;
        }

        var one = HeightOf(new FlowchartStep("Short?", true, "No"));
        var longer = HeightOf(new FlowchartStep("A question that is so long that it needs more than a line, or even two of them?", true, "No"));
        var two = HeightOf(new FlowchartStep("Short?", true, "No"), new FlowchartStep("Short again?", true, "No"));

        Assert.True(longer > one);
        Assert.True(two > one);
    }

    [Fact]
    public void New_WithoutQuestionsOrTexts_SaysWhatIsMissing()
    {
        Assert.Contains("at least one question", Assert.Throws<ArgumentException>(() => new Flowchart("A", [], "End")).Message, StringComparison.Ordinal);
        Assert.Contains("\"Why?\"", Assert.Throws<ArgumentException>(() => new Flowchart("A", [new("Why?", true, " ")], "End")).Message, StringComparison.Ordinal);
    }
}
