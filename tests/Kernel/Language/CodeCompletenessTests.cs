using ParallelAsync.Kernel.Language;

namespace ParallelAsync.Tests.Kernel.Language;

public sealed class CodeCompletenessTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("1 + 1")]
    [InlineData("var x = 1;")]
    [InlineData("await Task.Yield();")]
    [InlineData("for (int i = 0; i < 3; i++)\n{\n}")]
    [InlineData("using System.IO;")]
    [InlineData("missing.Name")]
    [InlineData("#!time")]
    [InlineData("#!time\nvar x = 1;")]
    [InlineData("#!import setup.cs")]
    [InlineData("#!import setup.cs\nx")]
    [InlineData("#r \"nuget: Some.Package, 1.0.0\"\nx")]
    [InlineData("#r \"some.dll\"")]
    [InlineData("// comment")]
    [InlineData("var text = \"\"\"\n  raw\n  \"\"\";")]
    public void Of_WholeCode_IsComplete(string code) => Assert.Equal(new Completeness(CodeStatus.Complete), CodeCompleteness.Of(code));

    [Theory]
    [InlineData("if (x)\n{", "    ")]
    [InlineData("if (x) {\n    foreach (var y in x) {", "        ")]
    [InlineData("if (x)\n{\n    y();", "    ")]
    [InlineData("if (x)\n{\n    { }\n", "    ")]
    [InlineData("Console.WriteLine(", "    ")]
    [InlineData("var x = new[]\n{\n    1,", "    ")]
    [InlineData("var x =", "    ")]
    [InlineData("int Twice(int x) =>", "    ")]
    [InlineData("foreach (var x in xs)", "")]
    [InlineData("class A\n{\n\tint x;", "\t")]
    [InlineData("var x = 1", "")]
    [InlineData("try { }", "")]
    [InlineData("x.", "")]
    [InlineData("/* open", "")]
    [InlineData("x; /* open", "")]
    [InlineData("var text = @\"open", "")]
    [InlineData("var text = \"\"\"\n  open", "  ")]
    [InlineData("#!time\nif (x) {", "    ")]
    [InlineData("#!import setup.cs\nif (x) {", "    ")]
    [InlineData("if (x) {\n#!time", "    ")]
    public void Of_CodeWithoutItsEnd_IsIncompleteAndSaysHowTheNextLineStarts(string code, string indent) =>
        Assert.Equal(new Completeness(CodeStatus.Incomplete, indent), CodeCompleteness.Of(code));

    [Theory]
    [InlineData("int x = ;")]
    [InlineData("}")]
    [InlineData("var text = \"open")]
    [InlineData("var letter = 'o")]
    [InlineData("int x = ;\nfor (")]
    [InlineData("#!fsharp\nlet x = 1")]
    [InlineData("#!import")]
    [InlineData("{\n#!import setup.cs\n}")]
    [InlineData("int x = ;\n#!import setup.cs")]
    public void Of_CodeThatNothingCanMend_IsInvalid(string code) => Assert.Equal(new Completeness(CodeStatus.Invalid), CodeCompleteness.Of(code));
}
