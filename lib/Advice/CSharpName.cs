namespace ParallelAsync.Advice;

/// <summary>Types as C# writes them, without namespaces: the reader's code has the usings.</summary>
internal static class CSharpName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>The name of a type; of one without a name, such as an anonymous type, <c>object</c>.</summary>
    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return $"{Of(value)}?";
        if (type.Name.StartsWith('<'))
            return "object";
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 0)
            return type.Name;
        var names = string.Join(", ", arguments.Select(Of));
        return type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal) && arguments.Length is > 1 and < 8 ? $"({names})" : $"{type.Name.Split('`')[0]}<{names}>";
    }

    /// <summary>An array of so many: <c>new byte[items.Count][]</c> for arrays of bytes.</summary>
    public static string NewArray(Type element, string count)
    {
        var name = Of(element);
        var brackets = name.IndexOf('[', StringComparison.Ordinal);
        return brackets < 0 || !element.IsArray ? $"new {name}[{count}]" : $"new {name[..brackets]}[{count}]{name[brackets..]}";
    }
}
