using System.Diagnostics.CodeAnalysis;
using Microsoft.DotNet.Interactive.Formatting;
using ParallelAsync.Kernel.Execution;

namespace Microsoft.DotNet.Interactive;

/// <summary>The cell that runs now: where its displays go, and whether it is to stop.</summary>
/// <remarks>The names are those of .NET Interactive, so that a notebook runs unchanged in both kernels.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "A cell that was left behind may look at its token at any time, and a source without a timer holds nothing to free.")]
public sealed class KernelInvocationContext
{
    private static readonly AsyncLocal<KernelInvocationContext?> CurrentContext = new();

    private readonly Lock gate = new();
    private readonly Action<CellEvent> publish;
    private readonly CancellationTokenSource interrupt = new();
    private bool ended;

    internal KernelInvocationContext(Action<CellEvent> publish, bool allowsInput)
    {
        this.publish = publish;
        Input = new CellInput(this, allowsInput);
    }

    /// <summary>The context of the cell that the calling code belongs to; null outside a cell.</summary>
    public static KernelInvocationContext? Current
    {
        get => CurrentContext.Value;
        internal set => CurrentContext.Value = value;
    }

    /// <summary>Cancelled when the reader interrupts the cell.</summary>
    public CancellationToken CancellationToken => interrupt.Token;

    internal bool IsInterrupted => interrupt.IsCancellationRequested;

    internal CellInput Input { get; }

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

    /// <summary>Takes away what the cell has shown so far. Not in .NET Interactive, which has no way to do it.</summary>
    /// <param name="wait">Whether to do so only when the next output comes, so that nothing flickers.</param>
    public void ClearOutput(bool wait = false) => Publish(new CellClear(wait));

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

    /// <summary>Does something unless the cell has ended: what an abandoned cell comes to in the end changes nothing.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted and has been left behind.</exception>
    internal void Commit(Action action)
    {
        lock (gate)
        {
            if (ended)
            {
                throw new OperationCanceledException(CancellationToken);
            }

            action();
        }
    }

    /// <summary>Asks the cell to stop.</summary>
    // What the cell registered with the token runs elsewhere: the one who interrupts does not wait for it.
    internal void Interrupt() => _ = interrupt.CancelAsync();

    /// <summary>No event of this cell follows.</summary>
    /// <returns>False when it had ended before.</returns>
    internal bool End(CellEvent? last = null)
    {
        lock (gate)
        {
            if (ended)
            {
                return false;
            }

            if (last is not null)
            {
                publish(last);
            }

            return ended = true;
        }
    }
}
