using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace ParallelAsync.Processes;

/// <summary>Loads into a worker process what its callables need: from where the calling process had it, with what lies beside it.</summary>
internal static class WorkerAssemblies
{
    private static readonly ConcurrentDictionary<string, AssemblyDependencyResolver> Resolvers = [];

    static WorkerAssemblies()
    {
        AssemblyLoadContext.Default.Resolving += (context, wanted) =>
            FirstFile(resolver => resolver.ResolveAssemblyToPath(wanted)) is { } path ? context.LoadFromAssemblyPath(path) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, wanted) =>
            FirstFile(resolver => resolver.ResolveUnmanagedDllToPath(wanted)) is { } path ? System.Runtime.InteropServices.NativeLibrary.Load(path) : 0;
    }

    /// <summary>An assembly by its name, where this process has it already, and otherwise from a file.</summary>
    /// <exception cref="FileNotFoundException">It is in neither place.</exception>
    public static Assembly Load(string name, string path)
    {
        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (FileNotFoundException) when (File.Exists(path))
        {
            Resolvers.TryAdd(path, new AssemblyDependencyResolver(path));
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        }
    }

    private static string? FirstFile(Func<AssemblyDependencyResolver, string?> resolve) =>
        Resolvers.Values.Select(resolve).FirstOrDefault(path => path is not null);
}
