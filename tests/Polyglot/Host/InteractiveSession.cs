using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Formatting;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Polyglot.Host;

/// <summary>The kernels that the tool <c>dotnet interactive</c> builds for Jupyter, as far as the cells of the notebooks ask for them.</summary>
internal sealed class InteractiveSession : IDisposable
{
    // Only a registered #r reaches the compiler where the cell goes on with another directive. The tool registers it with its restore of packages, which is in a package of its own.
    private static readonly KernelActionDirective Reference = new("#r") { Parameters = { new KernelDirectiveParameter("") { AllowImplicitName = true, Required = true } } };

    private readonly CompositeKernel kernel;

    public InteractiveSession()
    {
        // What the tool does for a front end that shows HTML.
        Formatter.DefaultMimeType = HtmlFormatter.MimeType;
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);
        var csharp = new CSharpKernel().UseKernelHelpers().UseWho().UseValueSharing();
        csharp.AddDirective(Reference, (_, context) =>
        {
            context.Fail(context.Command, message: "The notebooks' own cells ask for no packages, so this host restores none.");
            return Task.CompletedTask;
        });
        kernel = new CompositeKernel { DefaultKernelName = csharp.Name };
        kernel.Add(csharp, ["c#", "C#"]);
        kernel.Add(new HtmlKernel());
        kernel.Add(new KeyValueStoreKernel().UseWho());
        kernel.UseImportMagicCommand();
    }

    /// <summary>Runs one cell and tells what it shows, in order.</summary>
    public async Task ExecuteAsync(string code, Action<CellEvent> publish)
    {
        var command = new SubmitCode(code);
        using var observed = kernel.KernelEvents.Subscribe(new CellObserver(command, publish));
        await kernel.SendAsync(command, CancellationToken.None);
    }

    public void Dispose() => kernel.Dispose();
}
