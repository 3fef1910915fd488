using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Kernel.Site;

namespace ParallelAsync.Tests.Kernel.Site;

public sealed class CSharpHighlighterTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(2026_11_24, 42_000_005);

    [Theory]
    [InlineData("await Task.Delay(1)", "await:keyword Task:type Delay:method 1:number")]
    [InlineData("var squares = Enumerable.Range(0, 10).Select(i => (long)i * i).ToList();", "var:keyword Enumerable:type Range:method 0:number 10:number Select:method long:keyword ToList:method")]
    [InlineData("List<Slice> slices = [];", "List:type Slice:type")]
    [InlineData("record Slice(int Number, string Name);", "record:keyword Slice:type int:keyword string:keyword")]
    [InlineData("new HttpClient().GetAsync(url)", "new:keyword HttpClient:type GetAsync:method")]
    [InlineData("x is { Day: 1 } or null", "is:keyword 1:number or:keyword null:keyword")]
    [InlineData("// a comment\n#r \"a.dll\"\nx", "// a comment:comment #r \"a.dll\":directive")]
    [InlineData("#!time\nx", "#!time:directive")]
    [InlineData("/* a\nb */ 'c'", "/* a\nb */:comment 'c':string")]
    [InlineData("\"\"\"\n  {\"a\": 1}\n  \"\"\"", "\"\"\"\n  {\"a\": 1}\n  \"\"\":string")]
    [InlineData("$\"{n:N0} items\"", "$\":string N0:string  items\":string")]
    [InlineData("@\"C:\\\" + \"x\"u8", "@\"C:\\\":string \"x\"u8:string")]
    [InlineData("using System.Threading.Tasks;", "using:keyword")]
    [InlineData("async IAsyncEnumerable<int> Days() { yield return 1; }", "async:keyword IAsyncEnumerable:type int:keyword Days:method yield return:keyword 1:number")]
    public void Render_Code_ColoursEachPartByItsMeaning(string code, string expected)
    {
        IEnumerable<string> spans = Parse(CSharpHighlighter.Render(code)).QuerySelectorAll("span").Select(span => $"{span.TextContent}:{span.ClassName}");

        Assert.Equal(expected, string.Join(' ', spans).Replace("yield:keyword return:keyword", "yield return:keyword", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_AnythingAtAll_KeepsEveryCharacter()
    {
        string[] pieces = ["var", " ", "\n", "\"", "'", "$\"", "{", "}", "\"\"\"", "/*", "*/", "//", "#r", "#!x", "#if", "<", ">", "&", "(", ")", ";", "@", "1", "x", "0x", "é", "😀", "\\", "await", "class C", "=>", "\t", "\0"];

        Prop.ForAll(Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary(), code =>
            // The parser of HTML turns a NUL, which no source holds, into a replacement character.
            Parse(CSharpHighlighter.Render(code)).QuerySelector("code")!.TextContent == code.Replace('\0', '\ufffd')).Check(Config);
    }

    private static IParentNode Parse(Html html) => new HtmlParser().ParseDocument($"<pre><code>{html}</code></pre>");
}
