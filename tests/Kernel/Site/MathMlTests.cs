using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Kernel.Site.Tex;

namespace ParallelAsync.Tests.Kernel.Site;

public sealed class MathMlTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(2026_11_24, 42_000_003);

    private static readonly string[] Pieces =
    [
        "x", "N", "12.5", "+", "-", "=", "^", "_", "'", "{", "}", "(", ")", "[", "]", "|", "&", "\\\\", "<", "\"", " ", "%", "\n", "~", "#", "$", "é", "😀",
        "\\frac", "\\sqrt", "\\sum", "\\int", "\\lim", "\\log", "\\alpha", "\\left", "\\right", "\\text", "\\mathbb", "\\hat", "\\begin{cases}", "\\end{cases}", "\\begin", "\\end",
        "\\unknown", "\\", "\\{", "\\}", "\\limits", "\\displaystyle", "\\middle", "\\substack", "\\underbrace", "\\operatorname", "\\big", "\ud83d",
    ];

    [Theory]
    [InlineData(@"\frac{1}{2}", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData(@"x^10", "<mrow><msup><mi>x</mi><mn>1</mn></msup><mn>0</mn></mrow>")]
    [InlineData(@"x_i^{n+1}", "<msubsup><mi>x</mi><mi>i</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msubsup>")]
    [InlineData(@"f'", "<msup><mi>f</mi><mo>′</mo></msup>")]
    [InlineData(@"f''^2", "<msup><mi>f</mi><mrow><mrow><mo>′</mo><mo>′</mo></mrow><mn>2</mn></mrow></msup>")]
    [InlineData(@"\sqrt x", "<msqrt><mi>x</mi></msqrt>")]
    [InlineData(@"\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>")]
    [InlineData(@"3.5", "<mn>3.5</mn>")]
    [InlineData(@"a < b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>")]
    [InlineData(@"a \le b", "<mrow><mi>a</mi><mo>≤</mo><mi>b</mi></mrow>")]
    [InlineData(@"-x", "<mrow><mo form=\"prefix\">−</mo><mi>x</mi></mrow>")]
    [InlineData(@"a-x", "<mrow><mi>a</mi><mo>−</mo><mi>x</mi></mrow>")]
    [InlineData(@"\alpha\Omega\infty", "<mrow><mi>α</mi><mi mathvariant=\"normal\">Ω</mi><mi mathvariant=\"normal\">∞</mi></mrow>")]
    [InlineData(@"\sum_{i}^{n} i", "<mrow><munderover><mo largeop=\"true\" movablelimits=\"true\">∑</mo><mi>i</mi><mi>n</mi></munderover><mi>i</mi></mrow>")]
    [InlineData(@"\int_0^1", "<msubsup><mo largeop=\"true\">∫</mo><mn>0</mn><mn>1</mn></msubsup>")]
    [InlineData(@"\lim_{x \to 0}", "<munder><mo movablelimits=\"true\" lspace=\"0\" rspace=\"0\">lim</mo><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder>")]
    [InlineData(@"n \log n", "<mrow><mi>n</mi><mspace width=\"0.167em\"></mspace><mi>log</mi><mspace width=\"0.167em\"></mspace><mi>n</mi></mrow>")]
    [InlineData(@"\log(n)", "<mrow><mi>log</mi><mo fence=\"true\" stretchy=\"false\">(</mo><mi>n</mi><mo fence=\"true\" stretchy=\"false\">)</mo></mrow>")]
    [InlineData(@"\left( x \right]", "<mrow><mo form=\"prefix\" fence=\"true\" stretchy=\"true\">(</mo><mi>x</mi><mo form=\"postfix\" fence=\"true\" stretchy=\"true\">]</mo></mrow>")]
    [InlineData(@"\left. x \right|", "<mrow><mi>x</mi><mo form=\"postfix\" fence=\"true\" stretchy=\"true\">|</mo></mrow>")]
    [InlineData(@"\text{if } x", "<mrow><mtext>if\u00a0</mtext><mi>x</mi></mrow>")]
    [InlineData(@"\text{95\,}", null)]
    [InlineData(@"\text{95 \% & up}", "<mtext>95 % &amp; up</mtext>")]
    [InlineData(@"\mathrm{d}t", "<mrow><mi mathvariant=\"normal\">d</mi><mi>t</mi></mrow>")]
    [InlineData(@"\mathbb{R}", "<mi mathvariant=\"normal\">ℝ</mi>")]
    [InlineData(@"\mathbf{x}", "<mi mathvariant=\"normal\">𝐱</mi>")]
    [InlineData(@"\hat\sigma", "<mover accent=\"true\"><mi>σ</mi><mo stretchy=\"false\">^</mo></mover>")]
    [InlineData(@"\bar{x}", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">‾</mo></mover>")]
    [InlineData(@"\underbrace{x}_{n}", "<munder><munder><mi>x</mi><mo stretchy=\"true\">⏟</mo></munder><mi>n</mi></munder>")]
    [InlineData(@"a \\ b", "<mtable class=\"aligned\" displaystyle=\"true\"><mtr><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr></mtable>")]
    [InlineData(@"\begin{aligned} a &= b \\ &= c \\ \end{aligned}", "<mrow><mtable class=\"aligned\" displaystyle=\"true\"><mtr><mtd><mi>a</mi></mtd><mtd><mrow><mo>=</mo><mi>b</mi></mrow></mtd></mtr><mtr><mtd><mrow></mrow></mtd><mtd><mrow><mo>=</mo><mi>c</mi></mrow></mtd></mtr></mtable></mrow>")]
    [InlineData(@"\begin{cases} 1 & a \\ 2 & b \end{cases}", "<mrow><mo form=\"prefix\" fence=\"true\" stretchy=\"true\">{</mo><mtable class=\"cases\"><mtr><mtd><mn>1</mn></mtd><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mn>2</mn></mtd><mtd><mi>b</mi></mtd></mtr></mtable></mrow>")]
    [InlineData("a % a comment\n+ b", "<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>")]
    public void Render_Formula_IsItsMathMl(string tex, string? expected)
    {
        XElement formula = XElement.Parse(MathMl.Render(tex, display: false).ToString(), LoadOptions.PreserveWhitespace);

        if (expected is null) Assert.Equal("code", formula.Name.LocalName);
        else Assert.Equal(XElement.Parse(expected, LoadOptions.PreserveWhitespace), formula.Element("semantics")!.Elements().First(), XNode.EqualityComparer);
    }

    [Theory]
    [InlineData(@"\frobnicate{x}", @"\frobnicate")]
    [InlineData(@"\frac{1}", "argument|ends")]
    [InlineData(@"{x", "'}'")]
    [InlineData(@"x}", "'}'")]
    [InlineData(@"\left( x", @"\right")]
    [InlineData(@"x \right)", @"\right")]
    [InlineData(@"\begin{cases} x", "end")]
    [InlineData(@"\begin{tikzpicture}\end{tikzpicture}", "tikzpicture")]
    [InlineData(@"x_1_2", "subscripts")]
    [InlineData(@"^2", "stand on")]
    [InlineData(@"\", "backslash")]
    public void Render_FormulaBeyondUs_IsShownAsItsSourceWithTheReason(string tex, string reason)
    {
        XElement code = XElement.Parse(MathMl.Render(tex, display: true).ToString());

        Assert.Equal("code", code.Name.LocalName);
        Assert.Equal(tex, code.Value);
        Assert.Contains(reason.Split('|'), part => code.Attribute("title")!.Value.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_DeepNesting_IsShownAsItsSource()
    {
        var tex = string.Concat(Enumerable.Repeat(@"\sqrt{", 20_000)) + "x" + new string('}', 20_000);

        Assert.StartsWith("<code", MathMl.Render(tex, display: false).ToString(), StringComparison.Ordinal);
        Assert.StartsWith("<code", MathMl.Render(string.Concat(Enumerable.Repeat(@"\hat", 20_000)) + "x", display: false).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_AnythingAtAll_IsWellFormedAndKeepsTheSource() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(), tex =>
        {
            XElement root = XElement.Parse(AsWritten(MathMl.Render(tex, display: true).ToString()), LoadOptions.PreserveWhitespace);
            var source = root.Name.LocalName == "code" ? root.Value : root.Descendants("annotation").Single().Value;
            return source == AsWritten(tex.Trim());
        }).Check(Config);

    // Half a surrogate pair becomes a replacement character in the file.
    private static string AsWritten(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
