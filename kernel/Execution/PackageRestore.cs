using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Packages that are ready for use.</summary>
/// <param name="Packages">Their names, with the versions that were found.</param>
/// <param name="NewAssemblies">The assemblies, with all that they depend on, that earlier packages of the session did not bring.</param>
internal sealed record RestoredPackages(IReadOnlyList<(string Name, string Version)> Packages, IReadOnlyList<string> NewAssemblies);

/// <summary>Restores the packages that cells ask for with <c>#r "nuget: ..."</c>, by building a project of their own with the SDK.</summary>
/// <remarks>
/// The build lays managed and native files flat in one folder, where an assembly finds its native library beside itself.
/// All packages of a session are restored together, so that they agree on what they share.
/// </remarks>
/// <param name="onlySource">The one place to look for packages; null for those that the machine is set up with.</param>
/// <param name="onlyFolder">The one folder to restore and unpack them in; null for the user's own, where they are kept for the next session.</param>
internal sealed class PackageRestore(string? onlySource = null, string? onlyFolder = null)
{
    private readonly List<string> sources = [];
    private readonly Dictionary<string, string> wanted = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds places to look for packages, beside those that the machine is set up with.</summary>
    public void AddSources(IEnumerable<string> more) => sources.AddRange(more.Except(sources));

    /// <summary>Restores packages.</summary>
    /// <param name="requests">What a cell asks for; no version means the newest.</param>
    /// <param name="cancellationToken">Stops the SDK.</param>
    /// <exception cref="DirectiveException">A package cannot be restored; the message carries what the SDK said.</exception>
    public async Task<RestoredPackages> RestoreAsync(IReadOnlyList<PackageRequest> requests, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, string>(wanted, wanted.Comparer);
        foreach (var request in requests)
        {
            all[request.Name] = request.Version ?? "*";
        }

        var folder = FolderFor(all);
        var output = Path.Combine(folder, "out");
        // What "the newest" is can change from day to day, so it is asked for again.
        if (!File.Exists(Path.Combine(folder, "done")) || all.ContainsValue("*"))
        {
            await BuildAsync(folder, output, all, requests[0].Line, cancellationToken);
        }

        NativeLibraries.AddFolder(output);
        foreach (var (name, version) in all)
        {
            wanted[name] = version;
        }

        var assemblies = Directory.EnumerateFiles(output, "*.dll")
            .Where(path => Path.GetFileName(path) != "packages.dll" && IsManaged(path) && loaded.Add(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal)
            .ToList();
        return new RestoredPackages([.. requests.Select(request => (request.Name, RestoredVersion(output, request.Name)))], assemblies);
    }

    private async Task BuildAsync(string folder, string output, Dictionary<string, string> all, int line, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "packages.csproj"), Project(all).ToString(), cancellationToken);
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            // A file of its own here keeps the build from looking for one in the folders above.
            await File.WriteAllTextAsync(Path.Combine(folder, file), "<Project />", cancellationToken);
        }

        // Not "build", which leaves two empty temporary folders behind (SDK 10.0.401).
        var start = new ProcessStartInfo(DotNetHost.Path, ["msbuild", "packages.csproj", "-restore", $"-p:OutputPath={output}{Path.DirectorySeparatorChar}", "-v:q", "-nologo", "-nodeReuse:false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var build = Process.Start(start) ?? throw new InvalidOperationException("The .NET SDK did not start.");
        try
        {
            var said = await Task.WhenAll(build.StandardOutput.ReadToEndAsync(cancellationToken), build.StandardError.ReadToEndAsync(cancellationToken));
            await build.WaitForExitAsync(cancellationToken);
            if (build.ExitCode != 0)
            {
                throw new DirectiveException(line, $"The package could not be restored. The SDK said: {FirstError(string.Concat(said))} Check the name and the version, and that a package source is reachable.");
            }
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw;
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "done"), "", cancellationToken);
    }

    private XElement Project(Dictionary<string, string> all) => new("Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup",
            new XElement("TargetFramework", "net10.0"),
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", "false"),
            new XElement("CopyLocalLockFileAssemblies", "true"),
            new XElement("CopyDocumentationFilesFromPackages", "true"),
            new XElement("EnableDefaultItems", "false"),
            onlySource is null ? null : new XElement("RestoreSources", onlySource),
            onlyFolder is null ? null : new XElement("RestorePackagesPath", Path.Combine(onlyFolder, "unpacked")),
            new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))),
        new XElement("ItemGroup",
            new XElement("FrameworkReference", new XAttribute("Include", "Microsoft.AspNetCore.App")),
            all.Select(package => new XElement("PackageReference", new XAttribute("Include", package.Key), new XAttribute("Version", package.Value)))));

    private string FolderFor(Dictionary<string, string> all)
    {
        var key = string.Join('\n', all.Select(package => $"{package.Key.ToLowerInvariant()} {package.Value}").Order(StringComparer.Ordinal).Concat(sources).Append(onlySource));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];
        return Path.Combine(onlyFolder ?? UsersFolder(), hash);
    }

    private static string UsersFolder() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "ParallelAsync.Kernel", "packages");

    private static string RestoredVersion(string output, string name)
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "packages.deps.json")));
        return dependencies.RootElement.GetProperty("libraries").EnumerateObject()
            .Select(library => library.Name.Split('/'))
            .First(parts => string.Equals(parts[0], name, StringComparison.OrdinalIgnoreCase))[1];
    }

    private static bool IsManaged(string path)
    {
        try
        {
            AssemblyName.GetAssemblyName(path);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private static string FirstError(string output)
    {
        var error = output.Split('\n').FirstOrDefault(text => text.Contains("error ", StringComparison.Ordinal)) ?? output.Trim();
        var start = error.IndexOf("error ", StringComparison.Ordinal);
        var end = error.LastIndexOf(" [", StringComparison.Ordinal);
        return error[Math.Max(0, start)..(end > start ? end : error.Length)].Trim();
    }
}
