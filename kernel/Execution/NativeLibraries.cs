using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Finds the native libraries of restored packages, also when a later package brings what an earlier one calls.</summary>
/// <remarks>Beside its own assembly a native library is found by the runtime itself; this is asked only after that failed.</remarks>
internal static class NativeLibraries
{
    private static readonly HashSet<AssemblyLoadContext> Contexts = [];
    private static IReadOnlyList<string> folders = [];

    static NativeLibraries()
    {
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Watch(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            Watch(assembly);
        }
    }

    /// <summary>Adds a folder to look in.</summary>
    public static void AddFolder(string folder) => folders = [.. folders.Where(known => known != folder), folder];

    private static void Watch(Assembly assembly)
    {
        if (AssemblyLoadContext.GetLoadContext(assembly) is { } context)
        {
            lock (Contexts)
            {
                if (Contexts.Add(context))
                {
                    context.ResolvingUnmanagedDll += (_, name) => Find(name);
                }
            }
        }
    }

    private static nint Find(string name)
    {
        foreach (var folder in folders.Reverse())
        {
            foreach (var file in (string[])[name, $"{name}.so", $"lib{name}.so", $"{name}.dylib", $"lib{name}.dylib", $"{name}.dll"])
            {
                if (NativeLibrary.TryLoad(Path.Combine(folder, file), out var library))
                {
                    return library;
                }
            }
        }

        return 0;
    }
}
