using System.Text.RegularExpressions;

namespace ParallelAsync.Kernel.Exercises;

/// <summary>
/// Reads an exercise from its source: a Markdown file with a heading of stars and title, the goal, and a section each for Stub, Check, Hint and
/// Solution, perhaps for Given and Needs, and for each Wrong answer.
/// </summary>
/// <param name="file">The file's name, for errors and for the exercise's name.</param>
internal sealed partial class ExerciseReader(string file)
{
    private static readonly string[] Known = ["Given", "Stub", "Check", "Hint", "Solution", "Wrong", "Needs"];

    /// <exception cref="ExerciseFormatException">The text is not the source of an exercise.</exception>
    public Exercise Read(string text)
    {
        var name = FileName().Match(file) is { Success: true } match ? match.Groups["name"].Value : throw Error("a name like 02-1-toasters.md was expected: notebook, place, name. Rename it");
        var parts = SectionHeading().Split(text.ReplaceLineEndings("\n").Trim());
        if (Title().Match(parts[0]) is not { Success: true } title)
            throw Error("the first line should be a heading of three stars and a title, as in '# ★★☆ Back in order'. Write one");
        var sections = parts.Skip(1).Chunk(3).Select(part => new Section(part[0], part[1].Trim(), part[2].Trim())).ToList();
        if (sections.Find(section => !Known.Contains(section.Name)) is { } unknown)
            throw Error($"there is a section '{unknown.Name}', and the sections are {string.Join(", ", Known)}. Rename it");

        var needs = sections.Find(section => section.Name == "Needs");
        return new Exercise(
            name, title.Groups["title"].Value, NotEmpty("goal", title.Groups["goal"].Value.Trim()),
            sections.Find(section => section.Name == "Given") is { } given ? CodeOf(given) : null,
            WrongOf(Only("Stub")), CodeOf(Only("Check")), NotEmpty("hint", Only("Hint").Body), Only("Solution").Body)
        {
            SolutionCode = CodeOf(Only("Solution")),
            WrongAnswers = [.. sections.Where(section => section.Name == "Wrong").Select(WrongOf)],
            Needs = needs?.Words.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) ?? [],
            Before = needs is { Body.Length: > 0 } ? CodeOf(needs) : "",
        };

        Section Only(string wanted) => sections.Where(section => section.Name == wanted).ToList() is [var only]
            ? only
            : throw Error($"one section '## {wanted}' was expected, and there are {sections.Count(section => section.Name == wanted)}. Leave one");
    }

    private WrongAnswer WrongOf(Section section) => section.Words.Length > 0
        ? new(section.Words, CodeOf(section))
        : throw Error($"'## {section.Name}' should go on with words that the check has to say, as in '## {section.Name}: one after another'. Add them");

    private string CodeOf(Section section) => CSharpBlock().Matches(section.Body) is [var block]
        ? block.Groups["code"].Value
        : throw Error($"the section '{section.Name}' should hold one block of C#. Write it between ```csharp and ```");

    private string NotEmpty(string what, string text) => text.Length > 0 ? text : throw Error($"the {what} is empty. Write it");

    private ExerciseFormatException Error(string problem) => new(file, $"{problem}.");

    private sealed record Section(string Name, string Words, string Body);

    [GeneratedRegex(@"^\d\d-\d-(?<name>[a-z0-9-]+)\.md$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\A# (?<title>[★☆]{3} [^\n]+)(?<goal>.*)\z", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex(@"^## (\w+):?([^\n]*)(?:\n|\z)", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CSharpBlock();
}
