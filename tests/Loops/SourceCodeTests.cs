using ParallelAsync.Loops;

namespace ParallelAsync.Tests.Loops;

public class SourceCodeTests
{
    private const string Source = """
        public static class Some
        {
            public static int One() => 1;

            public static int OneMore(int x) =>
                x
                + One();

            /// <summary>Braces in text do not count: "}".</summary>
            public static string Braces<T>(
                T value)
            {
                if (value is null)
                {
                    return "}";
                }

                return "{;";
            }

            private static int Hidden() => 2;
        }
        """;

    [Theory]
    [InlineData("One", "public static int One() => 1;")]
    [InlineData("OneMore", "public static int OneMore(int x) =>\n    x\n    + One();")]
    [InlineData("Braces", "public static string Braces<T>(\n    T value)\n{\n    if (value is null)\n    {\n        return \"}\";\n    }\n\n    return \"{;\";\n}")]
    public void Cut_MethodOfASource_GivesItsLinesAsIfAlone(string method, string expected) => Assert.Equal(expected, SourceCode.Cut(Source, method));

    [Theory]
    [InlineData("Hidden")]
    [InlineData("On")]
    [InlineData("Some")]
    public void Cut_NoPublicMethodOfThatName_GivesNothing(string method) => Assert.Null(SourceCode.Cut(Source, method));

    [Fact]
    public void Cut_WindowsLineEnds_GivesTheSameLines() =>
        Assert.Equal(SourceCode.Cut(Source, "Braces"), SourceCode.Cut(Source.ReplaceLineEndings("\r\n"), "Braces"));

    [Fact]
    public void ToMarkdown_WithNote_PutsItAboveTheCodeBlock() =>
        Assert.Equal("**3 ns**\n\n```csharp\nreturn 1;\n```\n", new SourceCode("return 1;") { Note = "**3 ns**" }.ToMarkdown());

    [Fact]
    public void Beside_Timing_ShowsTimeAndBytesOfOneItem()
    {
        var timing = new ParallelAsync.Measurement.Timing("PLINQ", [3e-6]) { Items = 1_000, AllocatedBytes = 8_000 };

        Assert.Equal("**PLINQ: 3.00 ns, 8 B** an item (1,000 items)", Squares.SourceOf(nameof(Squares.Plinq)).Beside(timing).Note);
    }

    [Fact]
    public void Formatters_OfSourceCode_WriteMarkdownAndText()
    {
        var code = new SourceCode("return 1;");
        var written = new SourceCodeFormatterSource().CreateTypeFormatters().Cast<ParallelAsync.Charts.DisplayFormatter>().ToDictionary(
            formatter => formatter.MimeType,
            formatter =>
            {
                using var writer = new StringWriter();
                Assert.True(formatter.Format(code, writer));
                return writer.ToString();
            });

        Assert.Equal(code.ToMarkdown(), written["text/markdown"]);
        Assert.Equal("return 1;", written["text/plain"]);
    }
}
