namespace ParallelAsync.Charts;

/// <summary>
/// Says how a type shows itself in a notebook. The kernels know this attribute by its name and the names of its properties
/// (the convention of .NET Interactive), so that a library needs no reference to them.
/// </summary>
/// <param name="formatterSourceType">
/// A type with a parameterless constructor and a method <c>CreateTypeFormatters</c>, such as <see cref="ChartFormatterSource"/>.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>
    /// The MIME types that one display carries. Each needs a formatter: without one, .NET Interactive recurses until its stack is
    /// exhausted.
    /// </summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
