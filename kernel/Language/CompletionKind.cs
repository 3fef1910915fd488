using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Tags;

namespace ParallelAsync.Kernel.Language;

/// <summary>What a completion is, in the words that Jupyter clients have symbols for.</summary>
internal static class CompletionKind
{
    /// <summary>A kernel directive, such as <c>#!time</c>.</summary>
    public const string Directive = "directive";

    /// <summary>A file.</summary>
    public const string File = "file";

    /// <summary>A folder.</summary>
    public const string Folder = "folder";

    /// <summary>A variable: a local one, a parameter, or one that a cell declared.</summary>
    public const string Variable = "variable";

    /// <summary>A field of a type.</summary>
    public const string Field = "field";

    private static readonly ImmutableArray<(string Tag, string Kind)> Known =
    [
        (WellKnownTags.Method, "method"),
        (WellKnownTags.ExtensionMethod, "method"),
        (WellKnownTags.Property, "property"),
        (WellKnownTags.Field, Field),
        (WellKnownTags.Event, "event"),
        (WellKnownTags.Local, Variable),
        (WellKnownTags.Parameter, Variable),
        (WellKnownTags.RangeVariable, Variable),
        (WellKnownTags.Constant, "constant"),
        (WellKnownTags.EnumMember, "constant"),
        (WellKnownTags.Class, "class"),
        (WellKnownTags.Structure, "struct"),
        (WellKnownTags.Interface, "interface"),
        (WellKnownTags.Enum, "enum"),
        (WellKnownTags.Delegate, "delegate"),
        (WellKnownTags.TypeParameter, "typeParameter"),
        (WellKnownTags.Namespace, "namespace"),
        (WellKnownTags.Keyword, "keyword"),
        (WellKnownTags.Label, "label"),
        (WellKnownTags.Operator, "operator"),
    ];

    /// <summary>The kind of an item that the compiler's completion service tagged.</summary>
    public static string Of(ImmutableArray<string> tags) => Known.FirstOrDefault(known => tags.Contains(known.Tag)).Kind ?? "text";
}
