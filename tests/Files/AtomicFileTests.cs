using ParallelAsync.Files;

namespace ParallelAsync.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_FolderThatIsNotThere_IsMadeWithTheFileAlone()
    {
        AtomicFile.Write(folder.File("a/b/file.txt"), stream => stream.Write("new"u8));

        Assert.Equal(["file.txt"], Directory.EnumerateFileSystemEntries(folder.File("a/b")).Select(Path.GetFileName));
        Assert.Equal("new", File.ReadAllText(folder.File("a/b/file.txt")));
    }

    [Fact]
    public void Write_FileThatIsThere_IsReplacedOnlyWhenTheNewOneIsComplete()
    {
        var path = folder.Write("file.txt", "a longer old content");

        AtomicFile.Write(path, stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.StartsWith("a longer old content", File.ReadAllText(path), StringComparison.Ordinal);
        });

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["file.txt"], folder.Names);
    }

    [Fact]
    public void Write_ThatFails_LeavesTheOldFileAndNothingElse()
    {
        var path = folder.Write("file.txt", "old");
        var thrown = new InvalidDataException("mine");

        var caught = Assert.Throws<InvalidDataException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw thrown;
        }));

        Assert.Same(thrown, caught);
        Assert.Equal(["old"], File.ReadAllLines(path));
        Assert.Equal(["file.txt"], folder.Names);
    }

    [Fact]
    public void Write_TargetIsAFolder_FailsAndLeavesNothingBesideIt()
    {
        Directory.CreateDirectory(folder.File("taken"));

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(folder.File("taken"), stream => stream.Write("new"u8)));

        Assert.Equal(["taken"], folder.Names);
    }

    [Fact]
    public void Write_FileThatCannotBeMade_TellsThatError()
    {
        var thrown = new UnauthorizedAccessException("mine");

        Assert.Same(thrown, Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.Write(folder.File("file.txt"), _ => throw thrown, _ => { })));
        Assert.Empty(folder.Names);
    }
}
