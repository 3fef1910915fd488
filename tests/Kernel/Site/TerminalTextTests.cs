using ParallelAsync.Kernel.Site;

namespace ParallelAsync.Tests.Kernel.Site;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain <b> & text\n", "plain &lt;b&gt; &amp; text\n")]
    [InlineData("10 %\r20 %\r100 %\ndone", "100 %\ndone")]
    [InlineData("long line\rab", "abng line")]
    [InlineData("windows\r\nlines\r\n", "windows\nlines\n")]
    [InlineData("abc\b\bX", "aXc")]
    [InlineData("100 %\r\e[Kdone", "done")]
    [InlineData("\e[31mred\e[0m plain", "<span class=\"ansi-red\">red</span> plain")]
    [InlineData("\e[1;32mbold\e[22m thin\e[39m none", "<span class=\"ansi-bold ansi-green\">bold</span><span class=\"ansi-green\"> thin</span> none")]
    [InlineData("\e[91mbright\e[m", "<span class=\"ansi-red\">bright</span>")]
    [InlineData("\e[44mback\e[49m", "<span class=\"ansi-blue-background\">back</span>")]
    [InlineData("\e[38;5;208mx\e[0m", "<span style=\"color:#ff8700;\">x</span>")]
    [InlineData("\e[38;5;244mx\e[0m", "<span style=\"color:#808080;\">x</span>")]
    [InlineData("\e[48;2;1;2;255mx", "<span style=\"background:#0102ff;\">x</span>")]
    [InlineData("\e[38;5;1mx", "<span class=\"ansi-red\">x</span>")]
    [InlineData("\e[38;5mx", "x")]
    [InlineData("\e[31mtwo\nlines", "<span class=\"ansi-red\">two</span>\n<span class=\"ansi-red\">lines</span>")]
    [InlineData("\e[2J\e[?25lx\e]", "x")]
    [InlineData("cut off \e[3", "cut off ")]
    [InlineData("bell\a and \0nothing", "bell and nothing")]
    [InlineData("tab\tstays", "tab\tstays")]
    public void Render_TerminalText_IsWhatTheTerminalShowsAtTheEnd(string text, string expected) => Assert.Equal(expected, TerminalText.Render(text).ToString());

    [Fact]
    public void Render_Emoji_StaysOneCharacter() => Assert.Equal("😀", System.Net.WebUtility.HtmlDecode(TerminalText.Render("a\r😀").ToString()));
}
