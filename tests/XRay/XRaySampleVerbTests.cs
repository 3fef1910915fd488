using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

public sealed class XRaySampleVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_NothingThere_MakesWhatTheNotebookWouldTake()
    {
        Assert.Equal(0, XRaySampleVerb.Run(["2"], folder.Path, Token));

        var made = Directory.GetFiles(folder.File("sample"), "*.jpeg", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        Assert.Equal(made, XRayDataset.Open(imageCount: 2, dataFolder: folder.Path, cancellationToken: Token).Files);
    }

    [Fact]
    public void Run_RealXRaysThere_MakesNothing()
    {
        var real = Directory.CreateDirectory(folder.File("chest_xray/train/NORMAL")).FullName;
        File.Copy(Fixtures.Path("grey.jpeg"), Path.Combine(real, "a.jpeg"));

        Assert.Equal(0, XRaySampleVerb.Run([], folder.Path, Token));

        Assert.False(Directory.Exists(folder.File("sample")));
    }

    [Fact]
    public void Run_FolderThatCannotBeMade_IsOne() => Assert.Equal(1, XRaySampleVerb.Run(["1"], folder.Write("a-file"), Token));

    [Theory]
    [InlineData("none")]
    [InlineData("0")]
    [InlineData("10000")]
    [InlineData("1", "2")]
    public async Task RunAsync_ArgumentsThatAreNotUnderstood_IsTwo(params string[] arguments) =>
        Assert.Equal(2, await XRaySampleVerb.RunAsync(arguments, Token));
}
