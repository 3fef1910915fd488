using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Notebooks;
using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>The glossary explains words that the notebooks use, and leads to the notebook that uses them.</summary>
public sealed partial class GlossaryTests
{
    private const int MostSentences = 2;

    private static readonly string[] Lines =
        [.. File.ReadLines(Path.Combine(Repository.Notebooks, "glossary.md")).Where(line => line.StartsWith("- ", StringComparison.Ordinal))];

    private static readonly List<Match> Entries = [.. Lines.Select(line => Entry().Match(line)).Where(match => match.Success)];

    [Fact]
    public void Entries_All_AreATermANotebookAndOneOrTwoSentences()
    {
        Assert.NotEmpty(Lines);
        Assert.All(Lines, line => Assert.Matches(Entry(), line));
        Assert.All(Entries, entry => Assert.Equal(entry.Groups["file"].Value[..2], entry.Groups["number"].Value));
        Assert.All(Entries, entry => Assert.True(
            SentenceEnd().Count(entry.Groups["text"].Value) is >= 1 and <= MostSentences, $"'{Term(entry)}' should be explained in one or two sentences."));
    }

    [Fact]
    public void Entries_Terms_AreInAlphabeticalOrderWithoutDoubles()
    {
        var terms = Entries.Select(Term).ToList();

        Assert.Equal(terms.Order(StringComparer.OrdinalIgnoreCase), terms);
        Assert.Equal(terms.Distinct(StringComparer.OrdinalIgnoreCase), terms);
    }

    /// <summary>So that a link to a word can be written without looking its anchor up.</summary>
    [Fact]
    public void Entries_Anchors_AreThoseThatHeadingsOfTheTermsWouldHave() =>
        Assert.All(Entries, entry => Assert.Equal(Anchors.Slug(Term(entry)), entry.Groups["anchor"].Value));

    /// <summary>The word itself, in one or several, or the form given before the number.</summary>
    [Fact]
    public void Entries_Terms_OccurInTheNotebooksThatTheyName()
    {
        var sources = Repository.NotebookNames.ToDictionary(name => name, name => string.Join('\n', Read(name).Cells.Select(cell => cell.Source)));

        Assert.All(Entries, entry =>
        {
            var (word, file) = (entry.Groups["code"] is { Success: true } code ? code.Value : Term(entry), entry.Groups["file"].Value);
            Assert.True(sources.TryGetValue(file, out var source), $"'{Term(entry)}' leads to {file}, which is not there.");
            Assert.True(
                Regex.IsMatch(source, $@"(?<!\w){Regex.Escape(word)}(e?s)?(?!\w)", RegexOptions.IgnoreCase), $"'{word}' does not occur in {file}: name the notebook that uses it.");
        });
    }

    [Fact]
    public void Start_Map_LinksToTheGlossary() =>
        Assert.Contains("](glossary.md)", Read("00-start-here.ipynb").Cells.Single(cell => cell.Id == "map").Source, StringComparison.Ordinal);

    private static string Term(Match entry) => entry.Groups["term"].Value;

    private static Notebook Read(string name) => Repository.ReadNotebook(name);

    [GeneratedRegex(@"^- <a name=""(?<anchor>[^""]+)""></a>\*\*(?<term>[^*]+)\*\* \((`(?<code>[^`]+)`, )?\[(?<number>\d\d)\]\((?<file>[^)]+)\)\): (?<text>\S.*\.)$")]
    private static partial Regex Entry();

    // Three dots between numbers end no sentence.
    [GeneratedRegex(@"(?<=[\w%`)])\.(\s|$)")]
    private static partial Regex SentenceEnd();
}
