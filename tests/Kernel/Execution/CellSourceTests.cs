using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Execution;

public sealed class CellSourceTests
{
    [Fact]
    public void Parse_NoDirective_KeepsTheSource() =>
        Assert.Equal([new CodePart("int x = 1;\nx")], CellSource.Parse("int x = 1;\r\nx").Parts);

    [Fact]
    public void Parse_CodeAroundAnImport_KeepsTheOrderAndTheLineNumbers() =>
        Assert.Equal(
            [new CodePart("a();"), new ImportPart("my setup.cs", 2), new CodePart("\n\nb();")],
            CellSource.Parse("a();\n#!import \"my setup.cs\"\nb();").Parts);

    [Theory]
    [InlineData("#r \"nuget: Some.Package, 1.2.3\"", "Some.Package", "1.2.3")]
    [InlineData("#r \"nuget:Some.Package,1.2.3-beta.1\"", "Some.Package", "1.2.3-beta.1")]
    [InlineData("  #r \"nuget: Some.Package\" // the newest", "Some.Package", null)]
    public void Parse_Package_ReadsNameAndVersion(string line, string name, string? version) =>
        Assert.Equal([new PackageRequest(name, version, 2)], CellSource.Parse($"int x;\n{line}").Packages);

    [Fact]
    public void Parse_ReferenceOfAFile_IsLeftToTheCompiler() =>
        Assert.Equal([new CodePart("#r \"../a.dll\"\nx")], CellSource.Parse("#r \"../a.dll\"\nx").Parts);

    [Fact]
    public void Parse_PackageSource_IsRead() => Assert.Equal(["../packages"], CellSource.Parse("#i \"nuget:../packages\"").PackageSources);

    [Theory]
    [InlineData("#!time\nx", true)]
    [InlineData("x\n#!time", true)]
    [InlineData("x // #!time", false)]
    public void Parse_Time_IsReadWhereverItStandsOnALineOfItsOwn(string source, bool expected) =>
        Assert.Equal(expected, CellSource.Parse(source).IsTimed);
}
