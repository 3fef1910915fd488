using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

public sealed class XRayDatasetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("chest_xray/train/NORMAL")]
    [InlineData("chest_xray/chest_xray/train/NORMAL")]
    public void Open_RealFilesThere_TakesThem(string layout)
    {
        Fill(layout, "b.jpeg", "a.jpeg");

        var dataset = XRayDataset.Open(dataFolder: folder.Path, cancellationToken: Token);

        Assert.False(dataset.IsSample);
        Assert.Equal(["a.jpeg", "b.jpeg"], dataset.Files.Select(Path.GetFileName));
    }

    [Fact]
    public void Open_NoRealFiles_MakesTheSample()
    {
        var dataset = XRayDataset.Open(imageCount: 2, seed: 8, dataFolder: folder.Path, cancellationToken: Token);

        Assert.True(dataset.IsSample);
        Assert.Equal(2, dataset.Files.Count);
        Assert.All(dataset.Files, file => Assert.StartsWith(folder.File("sample"), file, StringComparison.Ordinal));
        Assert.StartsWith("Made X-rays (seed 8): how large the 2 files are.", dataset.Describe().Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FolderGiven_TakesItsJpegsInOrderOfNameAndNothingElse()
    {
        Fill("mine", "b.JPG", "a.jpeg", "c.Jpeg", "notes.txt", "d.png");
        Directory.CreateDirectory(folder.File("mine/e.jpeg"));

        var dataset = XRayDataset.Open(folder.File("mine"), dataFolder: folder.Path, cancellationToken: Token);

        // The folder named like an image is in it, for the report to name it.
        Assert.Equal(["a.jpeg", "b.JPG", "c.Jpeg", "e.jpeg"], dataset.Files.Select(Path.GetFileName));
        Assert.Equal("e.jpeg", Assert.Single(dataset.Dimensions().Unreadable).File);
    }

    [Fact]
    public void Open_CountGiven_TakesTheFirstByName()
    {
        Fill("mine", "c.jpeg", "a.jpeg", "b.jpeg");

        Assert.Equal(["a.jpeg", "b.jpeg"], XRayDataset.Open(folder.File("mine"), imageCount: 2, cancellationToken: Token).Files.Select(Path.GetFileName));
    }

    [Fact]
    public void Open_CountAboveWhatThereIs_Throws()
    {
        Fill("mine", "a.jpeg");

        var error = Assert.Throws<InvalidDataException>(() => XRayDataset.Open(folder.File("mine"), imageCount: 2, cancellationToken: Token));

        Assert.Contains("holds 1 JPEG", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FolderWithoutJpegs_Throws()
    {
        Fill("mine", "notes.txt");

        Assert.Contains(".jpeg", Assert.Throws<InvalidDataException>(() => XRayDataset.Open(folder.File("mine"), cancellationToken: Token)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoSuchFolder_Throws() =>
        Assert.Contains("no-such-folder", Assert.Throws<DirectoryNotFoundException>(() => XRayDataset.Open("no-such-folder", cancellationToken: Token)).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_NegativeCount_Throws() => Assert.Throws<ArgumentOutOfRangeException>("imageCount", () => XRayDataset.Open(imageCount: -1, cancellationToken: Token));

    [Fact]
    public void Describe_Folder_ShowsSizesFromTheHeaders()
    {
        Directory.CreateDirectory(folder.File("mine"));
        foreach (var name in new[] { "grey.jpeg", "grey-3x200.jpeg", "grey-9x7.jpeg" })
            File.Copy(Fixtures.Path(name), folder.File($"mine/{name}"));
        File.WriteAllText(folder.File("mine/text.jpeg"), "not a picture");

        var table = XRayDataset.Open(folder.File("mine"), cancellationToken: Token).Describe();

        Assert.StartsWith("Folder mine: how large the 4 files are.", table.Caption, StringComparison.Ordinal);
        Assert.EndsWith(", 1 of them not readable as JPEG", table.Note, StringComparison.Ordinal);
        Assert.Equal(["Width (pixels)", "3", "9", "54", "151"], table.Rows[0]);
        Assert.Equal(["Height (pixels)", "7", "117", "108", "200"], table.Rows[1]);
        Assert.DoesNotContain(folder.Path, table.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dimensions_Folder_AreOfTheSameFilesInBothLists()
    {
        var dimensions = XRayDimensions.Read([Fixtures.Path("grey.jpeg"), folder.File("gone.jpeg"), Fixtures.Path("grey-200x3.jpeg")]);

        Assert.Equal([151.0, 200.0], dimensions.Widths);
        Assert.Equal([117.0, 3.0], dimensions.Heights);
        Assert.Equal("gone.jpeg", Assert.Single(dimensions.Unreadable).File);
    }

    [Fact]
    public void Find_WithinTheProject_FindsItsDataFolder()
    {
        File.WriteAllText(folder.File("ParallelAsync.Lib.csproj"), "");
        Directory.CreateDirectory(folder.File("notebooks/deep"));

        Assert.Equal(folder.File("data"), DataFolder.Find(["", null, folder.File("notebooks/deep")]));
    }

    [Fact]
    public void Find_OutsideTheProject_SaysWhatToDo() =>
        Assert.Contains("name a folder", Assert.Throws<DirectoryNotFoundException>(() => DataFolder.Find([Path.GetTempPath()])).Message, StringComparison.Ordinal);

    private void Fill(string name, params string[] files)
    {
        Directory.CreateDirectory(folder.File(name));
        foreach (var file in files)
            File.Copy(Fixtures.Path("grey.jpeg"), Path.Combine(folder.File(name), file));
    }
}
