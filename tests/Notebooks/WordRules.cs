using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Site;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>What every table and chart says in words: a sentence of what it shows, and of each number what it counts or its unit.</summary>
internal static partial class WordRules
{
    /// <summary>A table begins with its sentence, and no column of it holds bare numbers.</summary>
    public static void CheckTable(string markdown)
    {
        var lines = markdown.Split('\n').Where(line => line.Length > 0).ToList();
        Assert.True(Sentence().IsMatch(lines[0]), $"A table begins with a sentence that says what it shows, not with \"{lines[0]}\".");

        var table = lines.Where(line => line.StartsWith('|')).Select(Cells).ToList();
        var (heads, rows) = (table[0], table.Skip(2).ToList());
        Assert.All(heads, head => Assert.True(head.Length > 0, $"Each column has a head: {lines[0]}"));
        for (var column = 1; column < heads.Length; column++)
        {
            var bare = rows.Where(row => BareNumber().IsMatch(row[column]) && !Unit().IsMatch(row[0])).Select(row => row[column]).ToList();
            var isText = rows.Exists(row => row[column].Any(char.IsLetter) && !char.IsDigit(row[column][0]));
            Assert.True(bare.Count == 0 || isText || SaysWhatItCounts(heads[column]), $"Which unit has {bare.FirstOrDefault()} in the column \"{heads[column]}\" of \"{lines[0]}\"?");
        }
    }

    /// <summary>A chart has a title, axes that say what they measure, and a description in words.</summary>
    public static void CheckChart(JsonNode chart, string text)
    {
        var title = ChartDescription.Title(chart);
        Assert.NotEqual("", title);
        var words = ChartDescription.Of(chart);
        Assert.Contains($": {title}", words, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^\p{Lu}.* .*\.$", text);
        foreach (var axis in new[] { "xaxis", "yaxis" }.Select(name => chart["layout"]![name]!).Where(axis => !NamesItsTicks(axis)))
        {
            var says = axis["title"]?["text"]?.GetValue<string>().Replace("<br>", " ", StringComparison.Ordinal) ?? "";
            Assert.True(SaysWhatItCounts(says), $"Which unit has the axis \"{says}\" of the chart \"{title}\"?");
            Assert.Contains(says, words, StringComparison.Ordinal);
        }

        foreach (var map in chart["data"]!.AsArray().Where(trace => trace!["type"]!.GetValue<string>() == "heatmap"))
            Assert.Matches(Unit(), map!["colorbar"]!["title"]!["text"]!.GetValue<string>());
    }

    // Names speak for themselves: "PLINQ", "worker 1", a date.
    private static bool NamesItsTicks(JsonNode axis) =>
        axis["ticktext"] is JsonArray names && names.Any(name => Name().IsMatch(name!.GetValue<string>()));

    private static bool SaysWhatItCounts(string head) => Unit().IsMatch(head) || Counted().IsMatch(head);

    private static string[] Cells(string line) =>
        [.. Regex.Split(line.Trim().Trim('|'), @"(?<!\\)\|").Select(cell => cell.Trim().Replace("\\", "", StringComparison.Ordinal))];

    [GeneratedRegex(@"^\*\*[\p{Lu}\d].*( .*){2}\.\*\*$")]
    private static partial Regex Sentence();

    /// <summary>A number without a unit; a prefix such as "M" is none.</summary>
    [GeneratedRegex(@"^[-−+≈~<>]?\d[\d,.]*( [kMG])?$")]
    private static partial Regex BareNumber();

    /// <summary>A unit in brackets, or a rate.</summary>
    [GeneratedRegex(@"\(.+\)|/ ?s\b")]
    private static partial Regex Unit();

    /// <summary>The plural of what is counted ("Workers", "Items in a chunk"), or a number that has no unit.</summary>
    [GeneratedRegex(@"\b\p{L}{2,}[^s\W]s\b|\b(count|number|speedup|ratio|fraction)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\p{L}{2}|\d{4}-")]
    private static partial Regex Name();
}
