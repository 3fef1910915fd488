using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>What makes a notebook a deck that can be presented: its cells' slide types, which nbconvert reads.</summary>
public sealed class SlideRules
{
    private static readonly string[] Types = ["slide", "subslide", "fragment", "-", "notes", "skip"];

    /// <summary>Sections that a room does not want to see; every other one begins a slide.</summary>
    private static readonly string[] LeftOut = ["## Set up", "## How to run the notebooks"];

    public static TheoryData<string> Names => [.. Repository.NotebookNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void SlideType_OfEveryCell_IsOneThatNbconvertKnows(string name) =>
        Assert.All(Read(name), cell => Assert.True(Types.Contains(cell.SlideType), $"{cell.Id} has the slide type '{cell.SlideType}': expected one of {string.Join(", ", Types)}."));

    [Theory]
    [MemberData(nameof(Names))]
    public void Slides_OfANotebook_AreItsTitleAndItsSections(string name)
    {
        var cells = Read(name);

        Assert.Equal(cells.Where(cell => cell == cells[0] || BeginsSection(cell)).Select(cell => cell.Id), cells.Where(cell => cell.SlideType == "slide").Select(cell => cell.Id));
        Assert.All(cells.Where(cell => IsMarkdown(cell, "### ")), cell => Assert.Equal("subslide", cell.SlideType));
    }

    /// <summary>What belongs to a section that is left out would otherwise hang below the slide before it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void SetUp_OfANotebook_ShowsTheMachineAtMost(string name)
    {
        var section = Read(name).SkipWhile(cell => !IsMarkdown(cell, "## Set up")).TakeWhile((cell, i) => i == 0 || !IsMarkdown(cell, "## "));

        Assert.All(section.Where(cell => cell.SlideType != "skip"), cell => Assert.StartsWith("machine", cell.Id, StringComparison.Ordinal));
    }

    /// <summary>A question and its answer never stand on one slide, and what is made of the answer has a slide of its own.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Predictions_OfANotebook_StandBeforeTheSlideThatAnswersThem(string name)
    {
        var cells = Read(name);
        var shown = cells.Where(IsShown).ToList();
        foreach (var (cell, next) in shown.Zip(shown.Skip(1)))
        {
            if (IsQuestion(cell) || IsExplanation(cell))
                Assert.True(BeginsASlide(next), $"{next.Id} stands on the slide of {cell.Id}: expected a slide or subslide, got '{next.SlideType}'.");
        }

        Assert.Contains(cells, IsExplanation);
        Assert.All(cells.Where(cell => IsQuestion(cell) || IsExplanation(cell)), cell => Assert.True(BeginsASlide(cell), $"{cell.Id} begins no slide."));
        Assert.All(cells.Where(cell => cell.Tags.Contains("prediction")), cell => Assert.Equal("skip", cell.SlideType));

        // The speaker wants to know what comes of the guess; for the room it is on the chart.
        Assert.All(cells.Where(cell => cell.Source.Contains("Guess.C", StringComparison.Ordinal)), cell => Assert.Equal("notes", cell.SlideType));
    }

    /// <summary>nbconvert's Markdown takes a folded block for HTML and leaves its code unformatted.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void FoldedText_OfANotebook_IsOnNoSlide(string name) =>
        Assert.DoesNotContain(Read(name), cell => IsMarkdown(cell, "<details>") && IsShown(cell));

    /// <summary>The slides show the work: most of the code is on them.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Code_OfANotebook_IsMostlyOnSlides(string name)
    {
        var code = Read(name).Where(cell => cell.Kind == CellKind.Code && !cell.Id!.StartsWith("exercise", StringComparison.Ordinal)
            && !cell.Tags.Contains("prediction") && !cell.Source.Contains("Guess.C", StringComparison.Ordinal)).ToList();

        Assert.InRange(code.Count(IsShown) / (double)code.Count, 0.6, 1);
    }

    private static bool BeginsSection(Cell cell) => IsMarkdown(cell, "## ") && !LeftOut.Any(heading => IsMarkdown(cell, heading));

    private static bool BeginsASlide(Cell cell) => cell.SlideType is "slide" or "subslide";

    private static bool IsShown(Cell cell) => cell.SlideType is not ("notes" or "skip");

    private static bool IsQuestion(Cell cell) => IsMarkdown(cell, "") && cell.Source.Contains("> **Predict first:**", StringComparison.Ordinal);

    private static bool IsExplanation(Cell cell) => IsMarkdown(cell, "**What just happened?**");

    private static bool IsMarkdown(Cell cell, string start) => cell.Kind == CellKind.Markdown && cell.Source.StartsWith(start, StringComparison.Ordinal);

    private static List<Cell> Read(string name) => Repository.ReadNotebook(name).Cells;
}
