using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Jupyter;

namespace ParallelAsync.Tests.Kernel.Jupyter;

public sealed class KernelInstallerTests : IDisposable
{
    private readonly TemporaryFolder home = new();
    private readonly StringWriter output = new();
    private readonly Dictionary<string, string> environment;
    private readonly KernelInstaller installer;

    public KernelInstallerTests()
    {
        environment = new Dictionary<string, string> { ["JUPYTER_DATA_DIR"] = home.File("data") };
        installer = new KernelInstaller(new JupyterFolders(environment.GetValueOrDefault), output);
    }

    public void Dispose()
    {
        output.Dispose();
        home.Dispose();
    }

    [Fact]
    public void Install_NameThatIsFree_IsTheOneThatTheNotebooksAskFor()
    {
        installer.Install(null, null);

        var spec = Read(UserKernel(".net-csharp"));
        Assert.Equal((".NET (C#)", "C#", "message"), (Text("display_name"), Text("language"), Text("interrupt_mode")));
        var command = spec["argv"]!.AsArray().Select(argument => argument!.GetValue<string>()).ToList();
        Assert.Equal(["exec", typeof(KernelInstaller).Assembly.Location, "jupyter", "{connection_file}"], command[1..]);
        Assert.True(Path.IsPathRooted(command[0]) && File.Exists(command[0]));
        Assert.Contains("Installed the kernel .net-csharp in ", output.ToString(), StringComparison.Ordinal);

        string Text(string name) => spec[name]!.GetValue<string>();
    }

    [Fact]
    public void Install_Logos_ArePictures()
    {
        installer.Install(null, null);

        Assert.Equal((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(Path.Combine(UserKernel(".net-csharp"), "logo-64x64.png"))[..4]);
        Assert.StartsWith("<svg", File.ReadAllText(Path.Combine(UserKernel(".net-csharp"), "logo-svg.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void Install_Twice_ReplacesItself()
    {
        installer.Install(null, null);
        var names = Names(UserKernel(".net-csharp"));
        File.WriteAllText(Path.Combine(UserKernel(".net-csharp"), "logo-svg.svg"), "old");

        installer.Install(null, null);

        Assert.Equal(names, Names(UserKernel(".net-csharp")));
        Assert.StartsWith("<svg", File.ReadAllText(Path.Combine(UserKernel(".net-csharp"), "logo-svg.svg")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data", null)]
    [InlineData("shared", "JUPYTER_PATH")]
    public void Install_NameOfAnotherKernel_IsLeftToItAndSaidSo(string data, string? variable)
    {
        var foreign = Foreign(Path.Combine(home.File(data), "kernels", ".net-csharp"));
        if (variable is not null)
        {
            environment[variable] = home.File(data);
        }

        installer.Install(null, null);

        Assert.Equal("{\"display_name\":\"theirs\"}", File.ReadAllText(Path.Combine(foreign, "kernel.json")));
        Assert.Equal(".NET (C#), ParallelAsync", Read(UserKernel("parallelasync-csharp"))["display_name"]!.GetValue<string>());
        Assert.Contains($"belongs to another kernel, in {foreign}", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(data != "data", !Directory.Exists(UserKernel(".net-csharp")));
    }

    [Fact]
    public void Install_NameGivenThatBelongsToAnother_IsRefused()
    {
        var foreign = Foreign(UserKernel("mine"));

        Assert.Contains(foreign, Assert.Throws<RunException>(() => installer.Install(null, "mine")).Message, StringComparison.Ordinal);
        Assert.Equal(["kernel.json"], Names(foreign));
    }

    [Fact]
    public void Install_BothNamesTaken_IsRefused()
    {
        Foreign(UserKernel(".net-csharp"));
        Foreign(UserKernel("parallelasync-csharp"));

        Assert.Contains("--name", Assert.Throws<RunException>(() => installer.Install(null, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Install_Prefix_IsWhereAPythonEnvironmentHasItsKernels()
    {
        installer.Install(home.File("venv"), "own");

        Assert.True(File.Exists(Path.Combine(home.File("venv"), "share", "jupyter", "kernels", "own", "kernel.json")));
        Assert.Equal(["venv"], home.Names);
    }

    [Fact]
    public void Install_FolderThatCannotBeWritten_SaysSo()
    {
        home.WriteText("venv", "a file");

        Assert.Contains("--prefix DIR", Assert.Throws<RunException>(() => installer.Install(home.File("venv"), null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Uninstall_AfterInstall_LeavesNothing()
    {
        installer.Install(null, null);
        installer.Install(null, "second");

        installer.Uninstall(null, null);

        Assert.Empty(Names(home.File(Path.Combine("data", "kernels"))));
        Assert.Contains("Removed the kernel second", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Uninstall_OneName_LeavesTheOthers()
    {
        installer.Install(null, null);
        installer.Install(null, "second");

        installer.Uninstall(null, "second");

        Assert.Equal([".net-csharp"], Names(home.File(Path.Combine("data", "kernels"))));
    }

    [Fact]
    public void Uninstall_FilesOfOthersInOurFolder_StayThere()
    {
        installer.Install(null, null);
        File.WriteAllText(Path.Combine(UserKernel(".net-csharp"), "notes.txt"), "theirs");

        installer.Uninstall(null, null);

        Assert.Equal(["notes.txt"], Names(UserKernel(".net-csharp")));
        Assert.Contains("were left", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Uninstall_KernelsOfOthers_AreNeverTouched()
    {
        var foreign = Foreign(UserKernel(".net-csharp"));
        home.WriteText("precious", "");
        // One that names files outside of its folder as its own.
        Foreign(UserKernel("sly"), """{"metadata":{"parallelasync":{"files":["../../../precious","kernel.json"]}}}""");

        installer.Uninstall(null, null);

        Assert.Equal(["kernel.json"], Names(foreign));
        Assert.True(File.Exists(home.File("precious")));
        Assert.Throws<RunException>(() => installer.Uninstall(null, ".net-csharp"));
    }

    [Fact]
    public void Uninstall_NothingThere_SaysSo()
    {
        installer.Uninstall(null, null);

        Assert.Contains("nothing was removed", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_OnLinux_FollowTheEnvironment()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have other folders.");
        var variables = new Dictionary<string, string> { ["HOME"] = "/home/ada" };
        var folders = new JupyterFolders(variables.GetValueOrDefault);

        Assert.Equal("/home/ada/.local/share/jupyter/kernels", folders.User);
        variables["XDG_DATA_HOME"] = "/data";
        Assert.Equal("/data/jupyter/kernels", folders.User);
        variables["JUPYTER_DATA_DIR"] = "/jupyter";
        Assert.Equal("/jupyter/kernels", folders.User);
        variables["JUPYTER_PATH"] = "/one:/two";
        Assert.Equal(["/jupyter/kernels", "/usr/local/share/jupyter/kernels", "/usr/share/jupyter/kernels", "/one/kernels", "/two/kernels"], folders.All);
    }

    private string UserKernel(string name) => Path.Combine(home.File("data"), "kernels", name);

    private static JsonObject Read(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")))!.AsObject();

    private static string[] Names(string folder) => [.. Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    private static string Foreign(string folder, string content = "{\"display_name\":\"theirs\"}")
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "kernel.json"), content);
        return folder;
    }
}
