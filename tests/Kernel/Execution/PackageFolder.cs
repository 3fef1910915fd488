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

    /// <summary>Adds a package with one assembly, compiled from source, its XML documentation, and native files for this platform.</summary>
    public void Add(string name, string version, string? source, params (string Name, string File)[] natives)
    {
        using var package = Create(name, version);
        if (source is not null)
        {
            var (assembly, documentation) = Compile(name, source, OutputKind.DynamicallyLinkedLibrary);
            Write(package, $"lib/net10.0/{name}.dll", assembly);
            Write(package, $"lib/net10.0/{name}.xml", documentation);
        }

        foreach (var (native, file) in natives)
        {
            package.CreateEntryFromFile(file, $"runtimes/{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}/native/{native}");
        }
    }

    /// <summary>Adds a .NET tool: a package with one program, compiled from source, that runs as a command of <c>dotnet tool run</c>.</summary>
    public void AddTool(string name, string version, string command, string source)
    {
        using var package = Create(name, version, "<packageTypes><packageType name=\"DotnetTool\" /></packageTypes>");
        Write(package, $"tools/net10.0/any/{name}.dll", Compile(name, source, OutputKind.ConsoleApplication).Assembly);
        Write(package, $"tools/net10.0/any/{name}.runtimeconfig.json", """
            { "runtimeOptions": { "tfm": "net10.0", "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" } } }
            """u8);
        Write(package, "tools/net10.0/any/DotnetToolSettings.xml", System.Text.Encoding.UTF8.GetBytes($"""
            <DotNetCliTool Version="1"><Commands><Command Name="{command}" EntryPoint="{name}.dll" Runner="dotnet" /></Commands></DotNetCliTool>
            """));
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

    private ZipArchive Create(string name, string version, string metadata = "")
    {
        var package = ZipFile.Open(System.IO.Path.Combine(Path, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        Write(package, $"{name}.nuspec", System.Text.Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata><id>{name}</id><version>{version}</version><authors>tests</authors><description>A package of the tests.</description>{metadata}</metadata>
            </package>
            """));
        return package;
    }

    private static void Write(ZipArchive package, string entry, ReadOnlySpan<byte> content)
    {
        using var stream = package.CreateEntry(entry).Open();
        stream.Write(content);
    }

    private static (byte[] Assembly, byte[] Documentation) Compile(string name, string source, OutputKind kind)
    {
        using var compiled = new MemoryStream();
        using var documentation = new MemoryStream();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
            .Where(path => System.IO.Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var result = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Diagnose))], references, new CSharpCompilationOptions(kind)).Emit(compiled, xmlDocumentationStream: documentation);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return (compiled.ToArray(), documentation.ToArray());
    }
}
