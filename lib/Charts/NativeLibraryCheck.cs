using System.Reflection;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace ParallelAsync.Charts;

/// <summary>
/// Whether a native library loads, found out before anything that needs it is made: an object of SkiaSharp that was never complete ends the whole
/// process later, from its finalizer, without a word.
/// </summary>
public sealed class NativeLibraryCheck
{
    private readonly string file;
    private readonly bool lies;

    private NativeLibraryCheck(string name, Assembly caller)
    {
        file = OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"{name}.dylib" : $"{name}.so";
        lies = File.Exists(Path.Combine(Path.GetDirectoryName(typeof(NativeLibraryCheck).Assembly.Location) ?? "", file));
        Loads = NativeLibrary.TryLoad(name, caller, searchPath: null, out _);
    }

    /// <summary>Whether it loads.</summary>
    public bool Loads { get; }

    /// <summary>Looks for the library that draws pictures and decodes images.</summary>
    public static NativeLibraryCheck SkiaSharp() => Of("libSkiaSharp", typeof(SKBitmap).Assembly);

    /// <summary>Looks for a native library as an assembly that calls it would.</summary>
    /// <param name="name">Its name without the ending, such as "libSkiaSharp".</param>
    /// <param name="caller">The assembly that calls it.</param>
    internal static NativeLibraryCheck Of(string name, Assembly caller) => new(name, caller);

    /// <summary>What was found, and what to do when it does not load.</summary>
    public override string ToString() =>
        Loads ? $"{file} loads: charts can be drawn and images decoded."
        : $"{file} does not load: do not run the other cells, a chart could end the kernel. "
            + (lies
                ? $"The file is there, so a library of the system that it needs is missing, or it was built for another processor than {RuntimeInformation.OSArchitecture}. "
                : $"The file is not beside the compiled library, which was perhaps built on another system than {RuntimeInformation.RuntimeIdentifier}. ")
            + "Run 'dotnet build ParallelAsync.Lib.csproj' in the project's main folder on this machine and restart the kernel"
            + (lies && OperatingSystem.IsLinux() ? $"; if that does not help, 'ldd artifacts/lib/{file}' names what is missing." : ".");
}
