using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Execution;

/// <summary>Real restores by the SDK, from packages that the tests make.</summary>
[Collection("Sessions")]
public sealed class PackageRestoreTests : IDisposable
{
    // A name of its own for each test: an assembly that a process has loaded stays.
    private readonly string name = $"Tests.Package{Guid.NewGuid():N}";
    private readonly PackageFolder packages = new();
    private readonly SessionFixture session;

    public PackageRestoreTests() => session = new SessionFixture(packages.Restore());

    public void Dispose()
    {
        session.Dispose();
        packages.Dispose();
    }

    [Fact]
    public async Task RestoreAsync_NameAndVersion_GivesTheCellThatVersion()
    {
        packages.Add(name, "1.0.0", Greeting("one"));
        packages.Add(name, "2.0.0", Greeting("two"));

        Assert.Equal("one", await session.ResultAsync($"#r \"nuget: {name}, 1.0.0\"\nMade.Greeting.Text"));
    }

    [Fact]
    public async Task RestoreAsync_NameAlone_GivesTheNewest()
    {
        packages.Add(name, "1.0.0", Greeting("one"));
        packages.Add(name, "2.0.0", Greeting("two"));

        var events = await session.RunAsync($"#r \"nuget: {name}\"\nMade.Greeting.Text");

        Assert.Equal($"Installed package {name}, 2.0.0", Assert.IsType<CellDisplay>(events[0]).Values[0].Value);
        Assert.Equal("two", Assert.IsType<CellResult>(events[1]).Values[0].Value);
    }

    [Fact]
    public async Task RestoreAsync_NativeLibraryOfALaterPackage_IsFound()
    {
        // Any native library will do, under a name that nothing else on the machine has.
        var file = Directory.EnumerateFiles(AppContext.BaseDirectory, "libSkiaSharp.*").First();
        packages.Add(name, "1.0.0", """
            namespace Made;
            public static class Native
            {
                [System.Runtime.InteropServices.DllImport("libtests_native")]
                private static extern int sk_version_get_milestone();
                public static bool Answers => sk_version_get_milestone() > 0;
            }
            """);
        packages.Add($"{name}.Native", "1.0.0", null, ($"libtests_native{Path.GetExtension(file)}", file));
        await session.RunAsync($"#r \"nuget: {name}, 1.0.0\"\nusing Made;");

        Assert.Contains("True", await session.ResultAsync($"#r \"nuget: {name}.Native, 1.0.0\"\nNative.Answers", "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RestoreAsync_NoSuchPackage_SaysWhatTheSdkSaidAndRunsNothing()
    {
        var events = await session.RunAsync($"Console.Write(\"ran\");\n#r \"nuget: {name}, 1.0.0\"");

        var failure = Assert.IsType<CellFailure>(Assert.Single(events));
        Assert.Contains("NU1101", failure.Message, StringComparison.Ordinal);
        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
        Assert.Contains("line 2", failure.Traceback[1], StringComparison.Ordinal);
    }

    private static string Greeting(string text) => $"namespace Made; public static class Greeting {{ public static string Text => \"{text}\"; }}";
}
