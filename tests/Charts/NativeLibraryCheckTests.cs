using ParallelAsync.Charts;
using SkiaSharp;

namespace ParallelAsync.Tests.Charts;

public sealed class NativeLibraryCheckTests
{
    [Fact]
    public void SkiaSharp_WhereTheTestsDraw_Loads()
    {
        var check = NativeLibraryCheck.SkiaSharp();

        Assert.True(check.Loads, check.ToString());
        Assert.Contains("charts can be drawn", check.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_LibraryThatIsNotThere_SaysWhatToDo()
    {
        var check = NativeLibraryCheck.Of("libNoSuchThing", typeof(SKBitmap).Assembly);

        Assert.False(check.Loads);
        Assert.Contains("libNoSuchThing", check.ToString(), StringComparison.Ordinal);
        Assert.Contains("not beside the compiled library", check.ToString(), StringComparison.Ordinal);
        Assert.Contains("dotnet build ParallelAsync.Lib.csproj", check.ToString(), StringComparison.Ordinal);
        Assert.Contains("restart the kernel", check.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FileThatIsNoLibrary_BlamesTheSystemAndNotItsAbsence()
    {
        // The tests' own folder is where the library lies; a file of another content stands for one of another processor.
        var name = $"libBroken{Guid.NewGuid():N}";
        var file = Path.Combine(AppContext.BaseDirectory, name + (OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so"));
        File.WriteAllText(file, "not a library");
        try
        {
            var check = NativeLibraryCheck.Of(name, typeof(NativeLibraryCheck).Assembly);

            Assert.False(check.Loads);
            Assert.Contains("The file is there", check.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
