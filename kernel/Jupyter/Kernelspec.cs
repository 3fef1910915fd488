using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>A folder that tells Jupyter how to start a kernel.</summary>
/// <param name="Folder">The folder; its name is the kernel's.</param>
internal sealed partial record Kernelspec(string Folder)
{
    /// <summary>The name that the notebooks ask for, which .NET Interactive uses too.</summary>
    public const string SharedName = ".net-csharp";

    /// <summary>The name for when another kernel has the shared one.</summary>
    public const string OwnName = "parallelasync-csharp";

    private const string Description = "kernel.json";
    private const string Mark = "parallelasync";
    private const string LogoPrefix = "logo/";

    /// <summary>The kernel's name.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>Whether there is a kernel here.</summary>
    public bool Exists => File.Exists(Path.Combine(Folder, Description));

    /// <summary>Whether we installed it; any other is left alone.</summary>
    public bool IsOurs => Exists && ReadMark() is not null;

    /// <summary>The kernels that we installed in a folder.</summary>
    public static IEnumerable<Kernelspec> OursIn(string kernels) => !Directory.Exists(kernels) ? []
        : Directory.EnumerateDirectories(kernels).Order(StringComparer.Ordinal).Select(folder => new Kernelspec(folder)).Where(spec => spec.IsOurs);

    /// <summary>Whether Jupyter takes a text for a kernel's name.</summary>
    public static bool IsName(string text) => NamePattern().IsMatch(text);

    /// <summary>Writes the kernel, over an earlier one of ours.</summary>
    /// <param name="displayName">What a list of kernels shows.</param>
    /// <param name="command">What starts the kernel; the last argument is the connection file, which Jupyter fills in.</param>
    /// <exception cref="RunException">The folder cannot be written.</exception>
    public void Write(string displayName, IReadOnlyList<string> command)
    {
        var assembly = typeof(Kernelspec).Assembly;
        var logos = assembly.GetManifestResourceNames().Where(name => name.StartsWith(LogoPrefix, StringComparison.Ordinal)).ToList();
        string[] files = [.. logos.Select(name => name[LogoPrefix.Length..]), Description];
        var json = new JsonObject
        {
            ["argv"] = new JsonArray([.. command.Select(argument => JsonValue.Create(argument))]),
            ["display_name"] = displayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["kernel_protocol_version"] = MessageFormat.ProtocolVersion,
            ["metadata"] = new JsonObject { ["debugger"] = false, [Mark] = new JsonObject { ["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]) } },
        };
        try
        {
            Directory.CreateDirectory(Folder);
            foreach (var logo in logos)
            {
                using var resource = assembly.GetManifestResourceStream(logo)!;
                AtomicFile.Write(Path.Combine(Folder, logo[LogoPrefix.Length..]), resource.CopyTo);
            }

            // Last: without it Jupyter sees no kernel here.
            AtomicFile.Write(Path.Combine(Folder, Description), stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true);
                JupyterJson.Write(writer, json);
                writer.Write('\n');
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{Folder}: the kernel cannot be written there ({exception.Message.ReplaceLineEndings(" ")}). Choose a folder of your own with --prefix DIR.");
        }
    }

    /// <summary>Removes what <see cref="Write"/> wrote, and nothing else.</summary>
    /// <returns>False when other files were there, so that the folder stays.</returns>
    /// <exception cref="RunException">It cannot be removed.</exception>
    public bool Remove()
    {
        try
        {
            // The description last: an interrupted removal can be repeated.
            foreach (var file in (ReadMark() ?? []).OrderBy(file => file == Description))
            {
                File.Delete(Path.Combine(Folder, file));
            }

            if (Directory.EnumerateFileSystemEntries(Folder).Any())
            {
                return false;
            }

            Directory.Delete(Folder);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{Folder}: the kernel cannot be removed ({exception.Message.ReplaceLineEndings(" ")}).");
        }
    }

    /// <summary>The names of the files that we wrote; null when the kernel is not ours.</summary>
    private List<string>? ReadMark()
    {
        try
        {
            var files = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, Description)))?["metadata"]?[Mark]?["files"];
            // Plain names only, whatever somebody wrote there: nothing outside of this folder is ever removed.
            return files is JsonArray names ? [.. names.Select(name => Path.GetFileName(name?.ToString() ?? "")).Where(name => name.Length > 0)] : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,100}\z")]
    private static partial Regex NamePattern();
}
