using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ParallelAsync.Kernel.Language;

namespace ParallelAsync.Tests.Kernel.Language;

public sealed class DocumentationFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Files are read in blocks of 1 MB: whatever lies across the end of one must be found.</summary>
    [Fact]
    public void Documentation_AcrossTheEndOfABlock_IsFound()
    {
        const string Member = "<member name=\"T:Named\"><summary>Here.</summary></member>";
        for (var before = 0; before <= Member.Length; before++)
        {
            var padding = new string(' ', (1 << 20) - before);

            Assert.Equal(Member, Documentation(padding + Member));
        }
    }

    [Theory]
    [InlineData("<member name=\"T:Name\"><summary>No.</summary></member>")]
    [InlineData("<member name=\"T:Named.Inner\"><summary>No.</summary></member>")]
    [InlineData("<member name=\"T:Named\"><summary>No end.</summary>")]
    [InlineData("")]
    public void Documentation_OfOthersOrCutOff_IsNone(string xml) => Assert.Null(Documentation(xml));

    [Fact]
    public void For_NoDocumentationBesideTheAssembly_IsNone() => Assert.Same(DocumentationProvider.Default, DocumentationFiles.For(folder.File("Named.dll")));

    private string? Documentation(string xml)
    {
        var assembly = folder.File("Named.dll");
        folder.WriteText("Named.xml", xml);
        var image = CSharpCompilation.Create("Named", [CSharpSyntaxTree.ParseText("public class Named;", cancellationToken: TestContext.Current.CancellationToken)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using (var file = File.Create(assembly))
        {
            Assert.True(image.Emit(file, cancellationToken: TestContext.Current.CancellationToken).Success);
        }

        var reference = MetadataReference.CreateFromFile(assembly, documentation: DocumentationFiles.For(assembly));
        var compilation = CSharpCompilation.Create("User", references: [reference, MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        return compilation.GetTypeByMetadataName("Named")!.GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken);
    }
}
