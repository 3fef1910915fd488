using ParallelAsync.Processes;

namespace ParallelAsync.Tests.Processes;

public class DotnetHostTests
{
    private static readonly string Name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "root"));
    private static readonly string Runtime = Path.Combine(Root, "shared", "Microsoft.NETCore.App", "10.0.0");

    [Fact]
    public void Find_ThisProcess_IsAFileThatExists() => Assert.True(File.Exists(DotnetHost.Find()));

    [Fact]
    public void Find_ProcessIsDotnet_TakesIt() => Assert.Equal(In("mine"), Find(processPath: In("mine"), there: [In("mine"), Path.Combine(Root, Name)]));

    [Fact]
    public void Find_ProcessIsAnotherProgram_TakesTheOneBesideTheRuntime() =>
        Assert.Equal(Path.Combine(Root, Name), Find(processPath: Path.Combine(Root, "testhost"), there: [Path.Combine(Root, "testhost"), Path.Combine(Root, Name), In("path")]));

    [Fact]
    public void Find_RuntimeLiesElsewhere_TakesDotnetRootThenPath()
    {
        Assert.Equal(In("dotnetroot"), Find(null, [In("dotnetroot"), In("path")]));
        Assert.Equal(In("path"), Find(null, [In("path")]));
    }

    [Fact]
    public void Find_Nowhere_SaysWhatToDo() =>
        Assert.Contains("set DOTNET_ROOT", Assert.Throws<FileNotFoundException>(() => Find(null, [])).Message, StringComparison.Ordinal);

    private static string In(string folder) => Path.Combine(Root, folder, Name);

    private static string Find(string? processPath, string[] there) => DotnetHost.Find(
        processPath,
        Runtime + Path.DirectorySeparatorChar,
        variable => variable switch
        {
            "DOTNET_ROOT" => Path.Combine(Root, "dotnetroot"),
            "PATH" => Path.Combine(Root, "nothing") + Path.PathSeparator + Path.Combine(Root, "path"),
            _ => null,
        },
        there.Contains);
}
