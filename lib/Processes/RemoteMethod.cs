using System.Reflection;

namespace ParallelAsync.Processes;

/// <summary>A static method of a compiled assembly, in words by which another process finds it again.</summary>
/// <param name="AssemblyName">The full name of the assembly.</param>
/// <param name="AssemblyPath">Where it is.</param>
/// <param name="ModuleVersionId">Which build of it: a worker with another one must not guess.</param>
/// <param name="DeclaringType">The assembly-qualified name of the method's type.</param>
/// <param name="Token">The method's metadata token.</param>
/// <param name="TypeArguments">The assembly-qualified names of a generic method's type arguments.</param>
/// <param name="ArgumentType">The assembly-qualified name of what it takes.</param>
/// <param name="ResultType">The assembly-qualified name of what it returns.</param>
internal sealed record RemoteMethod(
    string AssemblyName,
    string AssemblyPath,
    Guid ModuleVersionId,
    string DeclaringType,
    int Token,
    string[] TypeArguments,
    string ArgumentType,
    string ResultType)
{
    private const string WhatToDo = "Make it a public static method of a compiled project or of this library, and pass it by name, as in pool.Submit(Class.Method, argument).";

    /// <summary>Describes a method, or refuses it at once when no other process could find it.</summary>
    /// <exception cref="ArgumentException">It is a lambda, an instance method or a method of a notebook cell, or takes or returns a type of one.</exception>
    public static RemoteMethod Of<TArgument, TResult>(Func<TArgument, TResult> callable)
    {
        ArgumentNullException.ThrowIfNull(callable);
        var method = callable.Method;
        Check(callable, method);
        CheckType(typeof(TArgument), "takes");
        CheckType(typeof(TResult), "returns");
        CheckCrosses<TArgument>("takes");
        CheckCrosses<TResult>("returns");
        var declaring = method.DeclaringType!;
        return new(
            declaring.Assembly.FullName!,
            declaring.Assembly.Location,
            method.Module.ModuleVersionId,
            declaring.AssemblyQualifiedName!,
            method.MetadataToken,
            [.. method.GetGenericArguments().Select(type => type.AssemblyQualifiedName!)],
            typeof(TArgument).AssemblyQualifiedName!,
            typeof(TResult).AssemblyQualifiedName!);
    }

    private static void Check(Delegate callable, MethodInfo method)
    {
        if (callable.GetInvocationList().Length > 1)
            throw Refusal($"Expected one method, got {callable.GetInvocationList().Length} combined in one delegate.");
        if (IsLambda(method))
        {
            var captured = callable.Target is { } closure && IsLoadedFromFile(method.Module.Assembly) ? Captured(closure) : [];
            throw Refusal(captured.Length == 0
                ? "Expected a method with a name, got a lambda: a worker process has no name by which to find it."
                : $"Expected a method with a name, got a lambda that uses variables from around it ({string.Join(", ", captured)}): they live in this process's memory, where no other process can reach them.");
        }

        if (!IsLoadedFromFile(method.Module.Assembly))
            throw Refusal($"Expected a method of a compiled assembly, got '{method.Name}' of a notebook cell or of an assembly made in memory: a worker process has no file to load it from.");
        if (!method.IsStatic || callable.Target is not null)
            throw Refusal($"Expected a static method, got '{method.DeclaringType?.Name}.{method.Name}' of an object: the object lives in this process's memory, where no other process can reach it.");
    }

    // The compiler's own fields have names that no variable can have.
    private static string[] Captured(object closure) =>
    [
        .. closure.GetType()
            .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(field => field.Name.Contains("this", StringComparison.Ordinal) ? "this" : field.Name)
            .Where(name => !name.Contains('<', StringComparison.Ordinal)),
    ];

    private static void CheckType(Type type, string verb)
    {
        if (typeof(Task).IsAssignableFrom(type) || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            throw Refusal($"The method {verb} {type.Name}: a task cannot cross to another process. Let the method wait for it; its worker has nothing else to do.");
        if (type.HasElementType)
            CheckType(type.GetElementType()!, verb);
        foreach (var argument in type.GetGenericArguments())
            CheckType(argument, verb);
        if (!type.HasElementType && !IsLoadedFromFile(type.Assembly))
            throw Refusal($"The method {verb} '{type.Name}', a type of a notebook cell or of an assembly made in memory: a worker process has no file to load it from.");
    }

    private static void CheckCrosses<T>(string verb)
    {
        if (PoolSerializer.WhyNot<T>() is { } reason)
        {
            throw new ArgumentException(
                $"The method {verb} '{typeof(T).Name}', which cannot cross to another process: {reason} Numbers, texts, arrays, lists and records of such can, and classes with public properties and a constructor that takes them.");
        }
    }

    /// <summary>Finds the method in this process.</summary>
    /// <exception cref="InvalidOperationException">This process sees another build of the assembly.</exception>
    public (MethodInfo Method, Type Argument, Type Result) Resolve()
    {
        var assembly = WorkerAssemblies.Load(AssemblyName, AssemblyPath);
        var declaring = FindType(DeclaringType);
        if (declaring.Module.ModuleVersionId != ModuleVersionId)
        {
            throw new InvalidOperationException(
                $"The worker loaded another build of '{assembly.GetName().Name}' than the one that asked for '{declaring.Name}'. It was rebuilt after it had been loaded: restart, and run again.");
        }

        var method = declaring
            .GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .First(candidate => candidate.MetadataToken == Token);
        if (TypeArguments.Length > 0)
            method = method.MakeGenericMethod([.. TypeArguments.Select(FindType)]);
        return (method, FindType(ArgumentType), FindType(ResultType));
    }

    private Type FindType(string name)
    {
        var asking = WorkerAssemblies.Load(AssemblyName, AssemblyPath);
        return Type.GetType(name, wanted => WorkerAssemblies.Load(wanted.FullName, Path.Combine(Path.GetDirectoryName(asking.Location)!, $"{wanted.Name}.dll")), null, throwOnError: true)!;
    }

    // The compiler's names: <Around>b__ for a lambda, <Around>g__Name for a local function, which has a name to be found by.
    private static bool IsLambda(MethodInfo method) => method.Name.StartsWith('<') && method.Name.Contains(">b__", StringComparison.Ordinal);

    private static bool IsLoadedFromFile(Assembly assembly) => !assembly.IsDynamic && assembly.Location.Length > 0;

    private static ArgumentException Refusal(string reason) => new($"{reason} {WhatToDo}");
}
