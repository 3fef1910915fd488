using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ParallelAsync.Kernel.Language;

/// <summary>Resolves assemblies as the session does, and adds their documentation, which running code does not need.</summary>
/// <param name="session">The session's own resolver.</param>
internal sealed class DocumentedReferences(MetadataReferenceResolver session) : MetadataReferenceResolver
{
    // One reference a file, so that all cells share what the compiler has read of it.
    private readonly ConcurrentDictionary<(string Path, MetadataReferenceProperties Properties), PortableExecutableReference> known = new();

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => session.ResolveMissingAssemblies;

    /// <summary>The references of a cell's options, as a compilation takes them.</summary>
    public IReadOnlyList<MetadataReference> Resolve(ImmutableArray<MetadataReference> references) =>
        [.. references.SelectMany<MetadataReference, MetadataReference>(reference => reference switch
        {
            UnresolvedMetadataReference unresolved => ResolveReference(unresolved.Reference, null, unresolved.Properties),
            PortableExecutableReference assembly => [Documented(assembly)],
            _ => [reference],
        }).Distinct()];

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        try
        {
            return [.. session.ResolveReference(reference, baseFilePath, properties).Select(Documented)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // A path that is being typed.
            return [];
        }
    }

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        session.ResolveMissingAssembly(definition, referenceIdentity) is { } reference ? Documented(reference) : null;

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => session.GetHashCode();

    private PortableExecutableReference Documented(PortableExecutableReference reference) =>
        reference.FilePath is { } path ? known.GetOrAdd((path, reference.Properties), _ => WithDocumentation(reference, path)) : reference;

    private static PortableExecutableReference WithDocumentation(PortableExecutableReference reference, string path)
    {
        try
        {
            return reference.GetMetadata() is AssemblyMetadata assembly
                ? assembly.GetReference(DocumentationFiles.For(path), reference.Properties.Aliases, reference.Properties.EmbedInteropTypes, path, reference.Display)
                : reference;
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            // Not an assembly: the compiler says so where it matters.
            return reference;
        }
    }
}
