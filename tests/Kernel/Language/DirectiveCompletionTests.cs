using ParallelAsync.Kernel.Language;

namespace ParallelAsync.Tests.Kernel.Language;

[Collection("Sessions")]
public sealed class DirectiveCompletionTests : IDisposable
{
    private readonly LanguageFixture language = new();

    public DirectiveCompletionTests()
    {
        Directory.CreateDirectory(Path.Combine(language.Session.Folder, "Scripts"));
        Directory.CreateDirectory(Path.Combine(language.Session.Folder, "samples"));
        foreach (var file in (string[])["setup.cs", "setup.csx", "setup.dll", "Setup.ipynb", "setup.txt", ".secret.cs", "two words.cs", "samples/inner.cs", "samples/inner.dll"])
        {
            language.Session.Write(file, "");
        }
    }

    public void Dispose() => language.Dispose();

    [Theory]
    [InlineData("#!¦", "#!import #!time #!csharp")]
    [InlineData("  #!ti¦", "#!time")]
    [InlineData("#!IMP¦", "#!import")]
    [InlineData("int x;\n#!t¦\nint y;", "#!time")]
    [InlineData("#!nothing¦", "")]
    [InlineData("int x; #!¦", "")]
    public async Task CompleteAsync_StartOfADirective_GivesItsNames(string code, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), await language.TextsAsync(code));

    [Theory]
    [InlineData("#!import se¦", "setup.cs setup.csx Setup.ipynb")]
    [InlineData("#!import ¦", "samples/ Scripts/ setup.cs setup.csx Setup.ipynb two words.cs")]
    [InlineData("#!import samples/¦", "inner.cs")]
    [InlineData("#!import ./samples/in¦", "inner.cs")]
    [InlineData("#!import \"two w¦\"", "two words.cs")]
    [InlineData("#!import .¦", "../ .secret.cs")]
    [InlineData("#!import nowhere/¦", "")]
    [InlineData("#load \"S¦", "samples/ Scripts/ setup.cs setup.csx")]
    [InlineData("#r \"s¦\"", "samples/ Scripts/ setup.dll")]
    [InlineData("#r \"samples/¦\"", "inner.dll")]
    [InlineData("#r \"¦\"", "nuget: |samples/ Scripts/ setup.dll")]
    [InlineData("#r \"nu¦\"", "nuget: |")]
    [InlineData("#r \"nuget: Some¦\"", "")]
    [InlineData("#r \"\0¦\"", "")]
    public async Task CompleteAsync_PathInADirective_GivesFoldersAndTheFilesThatFit(string code, string expected) =>
        Assert.Equal(expected.Replace("two words", "two_words", StringComparison.Ordinal).Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries),
            (await language.TextsAsync(code)).Select(text => text.Trim().Replace(' ', '_')));

    [Fact]
    public async Task CompleteAsync_AbsolutePath_StartsThere()
    {
        var folder = language.Session.Folder.Replace('\\', '/');

        Assert.Equal(["inner.cs"], await language.TextsAsync($"#!import {folder}/samples/in¦"));
    }

    [Theory]
    [InlineData("#r \"samples/in¦\"", "inner.dll", "#r \"samples/inner.dll\"")]
    [InlineData("#r \"samp¦les/inner.dll\"", "samples/", "#r \"samples//inner.dll\"")]
    [InlineData("#r \"set¦upp\" // mine", "setup.dll", "#r \"setup.dll\" // mine")]
    [InlineData("var x = 1;\r\n#!import se¦tt", "setup.cs", "var x = 1;\r\n#!import setup.cs")]
    [InlineData("#!ti¦m\nint x;", "#!time", "#!time\nint x;")]
    [InlineData("  #!im¦", "#!import", "  #!import")]
    public async Task CompleteAsync_Taken_TakesThePlaceOfTheNameAtTheCursor(string code, string text, string expected) =>
        Assert.Equal(expected, await language.TakeAsync(code, text));

    [Fact]
    public async Task CompleteAsync_Paths_SayWhatTheyAre() => Assert.Equal(
        [new Completion("samples/", "samples/", "folder"), new Completion("Scripts/", "Scripts/", "folder"), new Completion("setup.dll", "setup.dll", "file")],
        (await language.CompleteAsync("#r \"s¦")).Items);

    [Fact]
    public async Task InspectAsync_Directive_TellsWhatItDoes() =>
        Assert.Equal("#!time\n\nShows how long the cell takes, by the wall clock.", await language.PlainAsync("int x;\n#!ti¦me\nint y;"));
}
