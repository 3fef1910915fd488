using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Polyglot.Host;

/// <summary>Turns the events of one cell into those that cross the pipe, as the tool turns them into messages for Jupyter.</summary>
internal sealed class CellObserver(KernelCommand cell, Action<CellEvent> publish) : IObserver<KernelEvent>
{
    private string diagnostics = "";

    public void OnNext(KernelEvent value)
    {
        switch (value)
        {
            case DisplayedValueProduced shown:
                publish(new CellDisplay(shown.ValueId, [.. shown.FormattedValues]));
                break;
            case DisplayedValueUpdated updated:
                publish(new CellDisplayUpdate(updated.ValueId, [.. updated.FormattedValues]));
                break;
            // A display as the last expression has been shown already.
            case ReturnValueProduced { Value: not DisplayedValue } result:
                publish(new CellResult([.. result.FormattedValues]));
                break;
            case StandardOutputValueProduced written:
                publish(new CellText("stdout", TextOf(written)));
                break;
            case StandardErrorValueProduced or ErrorProduced:
                publish(new CellText("stderr", TextOf((DisplayEvent)value)));
                break;
            // Also those of a file that the cell imports, which do not fail the cell: the rules for outputs refuse all text on stderr.
            case DiagnosticsProduced { FormattedDiagnostics.Count: > 0 } produced:
                diagnostics = string.Join("\n\n", produced.FormattedDiagnostics.Select(diagnostic => diagnostic.Value));
                publish(new CellText("stderr", $"\n{diagnostics}\n\n"));
                break;
            case CommandFailed failed when failed.Command == cell:
                var said = $"{failed.Message}\n{diagnostics}".Trim();
                publish(new CellFailure(failed.Exception?.GetType().FullName ?? "CommandFailed", said, (failed.Exception?.ToString() ?? said).Split('\n')));
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => publish(new CellFailure(error.GetType().FullName!, error.Message, [error.ToString()]));

    private static string TextOf(DisplayEvent shown) =>
        shown.FormattedValues.FirstOrDefault(value => value.MimeType == PlainTextFormatter.MimeType)?.Value ?? shown.Value?.ToString() ?? "";
}
