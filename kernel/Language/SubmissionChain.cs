using System.Collections.Immutable;
using System.Composition.Hosting;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Kernel.Language;

/// <summary>What a session has run, as documents that the compiler's language features read: each piece of code sees those before it.</summary>
/// <remarks>Nothing of it runs, and nothing that runs changes it: a document is a snapshot.</remarks>
internal sealed class SubmissionChain : IDisposable
{
    // Without what offers types of namespaces that no using names, and templates to fill in: a notebook can insert one text in one place only.
    private static readonly Lazy<MefHostServices> Host = new(() => MefHostServices.Create(new ContainerConfiguration()
        .WithParts(MefHostServices.DefaultAssemblies.SelectMany(TypesOf).Where(type =>
            !type.Name.EndsWith("ImportCompletionProvider", StringComparison.Ordinal) && !type.Name.Contains("Snippet", StringComparison.Ordinal)))
        .CreateContainer()));

    private readonly CSharpSession session;
    private readonly AdhocWorkspace workspace = new(Host.Value);
    private readonly CSharpCompilationOptions compilationOptions;
    private readonly CSharpParseOptions parseOptions;
    private readonly DocumentedReferences references;
    private readonly Submission root;
    private readonly SemaphoreSlim growing = new(1);
    private readonly Dictionary<ImmutableArray<MetadataReference>, IReadOnlyList<MetadataReference>> resolved = [];

    /// <summary>The chain of a session, without any document yet. Takes a second.</summary>
    public SubmissionChain(CSharpSession session)
    {
        this.session = session;
        // A compilation of the session's own, for the options that scripts set where no caller can.
        var compilation = (CSharpCompilation)CSharpScript.Create("", session.Options).GetCompilation();
        references = new DocumentedReferences(session.Options.MetadataResolver);
        // The session's class name has a character in it that references in documentation cannot bear.
        compilationOptions = compilation.Options.WithScriptClassName("Script").WithMetadataReferenceResolver(references);
        parseOptions = ((CSharpParseOptions)compilation.SyntaxTrees[0].Options).WithDocumentationMode(DocumentationMode.Parse);
        root = new Submission(workspace.CurrentSolution, null);
    }

    /// <summary>A document that sees all that the session has run.</summary>
    /// <param name="before">Code that comes between what has run and the document.</param>
    /// <param name="code">The document's text.</param>
    /// <param name="cancellationToken">Stops the compiler.</param>
    public async Task<Document> DocumentAsync(IEnumerable<string> before, string code, CancellationToken cancellationToken)
    {
        var options = session.Options;
        var scripts = new Stack<Script>();
        for (var script = session.LastSubmission; script is not null; script = script.Previous)
        {
            scripts.Push(script);
        }

        await growing.WaitAsync(cancellationToken);
        try
        {
            var submission = root;
            foreach (var script in scripts)
            {
                submission = await ThenAsync(submission, script.Code, script.Options, cancellationToken);
            }

            foreach (var text in before.Append(code))
            {
                submission = await ThenAsync(submission, text, options, cancellationToken);
            }

            return submission.Solution.GetProject(submission.Project)!.Documents.Single();
        }
        finally
        {
            growing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        workspace.Dispose();
        growing.Dispose();
    }

    private async Task<Submission> ThenAsync(Submission previous, string code, ScriptOptions options, CancellationToken cancellationToken)
    {
        var seen = Resolve(options.MetadataReferences);
        if (previous.Next is { } next && next.Code == code && next.References == seen)
        {
            return next.Submission;
        }

        // Compiled before it is built upon: otherwise every later document would compile it anew.
        if (previous.Project is not null)
        {
            await previous.Solution.GetProject(previous.Project)!.GetCompilationAsync(cancellationToken);
        }

        var project = ProjectId.CreateNewId();
        var name = $"Submission{previous.Solution.ProjectIds.Count}";
        var solution = previous.Solution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, name, name, LanguageNames.CSharp,
                compilationOptions: compilationOptions.WithUsings(options.Imports),
                parseOptions: parseOptions,
                projectReferences: previous.Project is null ? null : [new ProjectReference(previous.Project)],
                metadataReferences: seen,
                isSubmission: true))
            .AddDocument(DocumentInfo.Create(
                DocumentId.CreateNewId(project), name,
                sourceCodeKind: SourceCodeKind.Script,
                loader: TextLoader.From(TextAndVersion.Create(SourceText.From(code), VersionStamp.Create()))));
        var submission = new Submission(solution, project);
        previous.Next = (code, seen, submission);
        return submission;
    }

    private IReadOnlyList<MetadataReference> Resolve(ImmutableArray<MetadataReference> unresolved)
    {
        if (!resolved.TryGetValue(unresolved, out var known))
        {
            resolved[unresolved] = known = references.Resolve(unresolved);
        }

        return known;
    }

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    /// <summary>A piece of code with all before it, and the last one that came after it: while a cell is typed, only the end of the chain is new.</summary>
    private sealed class Submission(Solution solution, ProjectId? project)
    {
        public Solution Solution => solution;

        public ProjectId? Project => project;

        public (string Code, IReadOnlyList<MetadataReference> References, Submission Submission)? Next { get; set; }
    }
}
