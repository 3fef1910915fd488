using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Execution;

/// <summary>A folder of packages that a test makes itself, so that no test asks a registry.</summary>
internal sealed class PackageFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("packages").FullName;

    /// <summary>A restore that takes packages from here only, and leaves them here.</summary>
    public PackageRestore Restore() => new(Path, System.IO.Path.Combine(Path, "restored"));

    /// <summary>Adds a package with one assembly, compiled from source, and native files for this platform.</summary>
    public void Add(string name, string version, string? source, params (string Name, string File)[] natives)
    {
        using var package = ZipFile.Open(System.IO.Path.Combine(Path, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var nuspec = new StreamWriter(package.CreateEntry($"{name}.nuspec").Open()))
        {
            nuspec.Write($"""
                <?xml version="1.0" encoding="utf-8"?>
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata><id>{name}</id><version>{version}</version><authors>tests</authors><description>A package of the tests.</description></metadata>
                </package>
                """);
        }

        if (source is not null)
        {
            using var assembly = package.CreateEntry($"lib/net10.0/{name}.dll").Open();
            using var compiled = new MemoryStream();
            var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
                .Where(path => System.IO.Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path));
            var result = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(compiled);
            Assert.True(result.Success, string.Join('\n', result.Diagnostics));
            assembly.Write(compiled.ToArray());
        }

        foreach (var (native, file) in natives)
        {
            package.CreateEntryFromFile(file, $"runtimes/{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}/native/{native}");
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (UnauthorizedAccessException) when (OperatingSystem.IsWindows())
        {
            // Windows keeps the assemblies that a test has loaded until the process ends.
        }
    }
}
