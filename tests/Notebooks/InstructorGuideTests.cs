using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>The instructor's guide names the sections that the notebooks have, and its minutes add up.</summary>
public sealed partial class InstructorGuideTests
{
    private static readonly string[] NotTaught = ["Exercises", "References"];

    private static readonly string GuideSource = File.ReadAllText(Path.Combine(Repository.Notebooks, "README.md"));
    private static readonly MarkdownDocument Guide = PageMarkdown.ParseDocument(GuideSource);

    public static TheoryData<string> Names => [.. Repository.NotebookNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sections_OfANotebook_AreAllThereAndTakeItsMinutes(string name)
    {
        var rows = TableBelow(heading => heading.StartsWith($"{name[..2]} ", StringComparison.Ordinal));

        Assert.Equal(SectionsOf(name).Except(NotTaught), rows.Select(row => row[0]));
        Assert.Equal(MinutesOf(name), rows.Sum(row => int.Parse(row[1], CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("One hour", 60)]
    [InlineData("A half day", 240)]
    public void Plan_Minutes_FollowEachOtherAndFillTheTime(string plan, int minutes)
    {
        var rows = TableBelow(heading => heading == plan).Select(row => (From: Minute(row[0]), To: Minute(row[1]))).ToList();

        Assert.Equal(0, rows[0].From);
        Assert.Equal(rows.Skip(1).Select(row => row.From), rows.SkipLast(1).Select(row => row.To));
        Assert.All(rows, row => Assert.True(row.From < row.To, $"The row from minute {row.From} takes no time."));
        Assert.Equal(minutes, rows[^1].To);
    }

    [Fact]
    public void Plan_OfOneHour_NamesSectionsThatAreThereAndGivesEachItsMinutes()
    {
        foreach (var row in TableBelow(heading => heading == "One hour"))
        {
            var name = Repository.NotebookNames.Single(notebook => notebook.StartsWith(row[2], StringComparison.Ordinal));
            var section = SectionsOf(name).Where(title => row[3].StartsWith(title, StringComparison.Ordinal)).MaxBy(title => title.Length);
            Assert.True(section is not null, $"'{row[3]}' is no section of {name}.");
            var reader = TableBelow(heading => heading.StartsWith($"{row[2]} ", StringComparison.Ordinal)).Single(line => line[0] == section);
            Assert.True(Minute(row[1]) - Minute(row[0]) >= int.Parse(reader[1], CultureInfo.InvariantCulture), $"'{section}' has less time than one reader takes for it.");
        }
    }

    [Fact]
    public void Plan_OfAHalfDay_NamesExercisesAndSectionsThatAreThere()
    {
        foreach (var row in TableBelow(heading => heading == "A half day").Where(row => row[2].Length > 0))
        {
            var source = string.Join('\n', Read(Repository.NotebookNames.Single(notebook => notebook.StartsWith(row[2], StringComparison.Ordinal))).Cells.Select(cell => cell.Source));
            Assert.All(Emphasised(row[4]), title => Assert.Matches($@"(?m)^##+ (★+☆* )?{Regex.Escape(title)}$", source));
        }
    }

    /// <summary>The rows of the first table below a heading, as text; the last column as it is written comes once more behind them.</summary>
    private static List<string[]> TableBelow(Func<string, bool> isIt)
    {
        var below = Guide.SkipWhile(block => block is not HeadingBlock heading || !isIt(PageMarkdown.PlainText(heading.Inline))).OfType<Table>().FirstOrDefault();
        Assert.True(below is not null, "The guide has lost a heading with a table below it.");
        return [.. below.OfType<TableRow>().Skip(1).Select(row => (string[])[.. row.Cast<TableCell>().Select(Text), Written((TableCell)row[^1])])];
    }

    private static string Text(TableCell cell) => cell.FirstOrDefault() is ParagraphBlock paragraph ? PageMarkdown.PlainText(paragraph.Inline) : "";

    private static string Written(TableCell cell) => cell.Count == 0 ? "" : GuideSource[cell.Span.Start..(cell.Span.End + 1)];

    private static IEnumerable<string> Emphasised(string markdown) => Emphasis().Matches(markdown).Select(match => match.Groups["title"].Value);

    private static IEnumerable<string> SectionsOf(string name) =>
        Read(name).Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => Section().Matches(cell.Source)).Select(match => match.Groups["title"].Value.Trim());

    private static double MinutesOf(string name)
    {
        var title = Read(name).Cells[0].Source;
        return NotebookFixture.Number(title[title.IndexOf("**Time:**", StringComparison.Ordinal)..]);
    }

    private static int Minute(string time) => (int)TimeSpan.ParseExact(time, @"h\:mm", CultureInfo.InvariantCulture).TotalMinutes;

    private static Notebook Read(string name) => Repository.ReadNotebook(name);

    [GeneratedRegex(@"(?m)^## (?<title>.+)$")]
    private static partial Regex Section();

    [GeneratedRegex(@"\*(?<title>[^*]+)\*")]
    private static partial Regex Emphasis();
}
