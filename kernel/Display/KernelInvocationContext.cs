using Microsoft.DotNet.Interactive.Formatting;
using ParallelAsync.Kernel.Execution;

namespace Microsoft.DotNet.Interactive;

/// <summary>The cell that runs now: where its displays go, and whether it is to stop.</summary>
/// <remarks>The names are those of .NET Interactive, so that a notebook runs unchanged in both kernels.</remarks>
public sealed class KernelInvocationContext
{
    private static readonly AsyncLocal<KernelInvocationContext?> CurrentContext = new();

    private readonly Lock gate = new();
    private readonly Action<CellEvent> publish;
    private bool ended;

    internal KernelInvocationContext(Action<CellEvent> publish, CancellationToken cancellationToken)
    {
        this.publish = publish;
        CancellationToken = cancellationToken;
    }

    /// <summary>The context of the cell that the calling code belongs to; null outside a cell.</summary>
    public static KernelInvocationContext? Current
    {
        get => CurrentContext.Value;
        internal set => CurrentContext.Value = value;
    }

    /// <summary>Cancelled when the reader interrupts the cell.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Shows a value in the cell's output.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The MIME types to show it in; none for the value's own preference.</param>
    /// <returns>A handle that replaces what is shown while the cell runs.</returns>
    public DisplayedValue Display(object? value, params string[] mimeTypes) =>
        Show(FormattedValue.CreateManyFromObject(value, mimeTypes));

    /// <summary>Shows a text that already is of the given MIME type.</summary>
    /// <param name="value">The text, such as HTML.</param>
    /// <param name="mimeType">Its MIME type.</param>
    /// <returns>A handle that replaces what is shown while the cell runs.</returns>
    public DisplayedValue DisplayAs(string value, string mimeType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        return Show([new FormattedValue(mimeType, value)]);
    }

    internal DisplayedValue Show(IReadOnlyList<FormattedValue> formattedValues)
    {
        var displayed = new DisplayedValue(this, formattedValues);
        Publish(new CellDisplay(displayed.DisplayId, formattedValues));
        return displayed;
    }

    internal void Update(DisplayedValue displayed) => Publish(new CellDisplayUpdate(displayed.DisplayId, displayed.FormattedValues));

    /// <summary>Sends an event of this cell, in order; what comes after the cell has ended is dropped, since nobody could place it.</summary>
    internal void Publish(CellEvent cellEvent)
    {
        lock (gate)
        {
            if (!ended)
            {
                publish(cellEvent);
            }
        }
    }

    /// <summary>No event of this cell follows.</summary>
    internal void End()
    {
        lock (gate)
        {
            ended = true;
        }
    }
}
