using System.Diagnostics.CodeAnalysis;
using Microsoft.DotNet.Interactive;

namespace ParallelAsync.Kernel.Execution;

/// <summary>What a cell asks its reader, one question at a time.</summary>
/// <param name="context">The cell.</param>
/// <param name="isAllowed">Whether somebody is there to answer.</param>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to free.")]
internal sealed class CellInput(KernelInvocationContext context, bool isAllowed)
{
    private readonly SemaphoreSlim turn = new(1);
    private TaskCompletionSource<string>? answer;

    /// <summary>Asks for a line and waits for it.</summary>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public async Task<string> AskAsync(string prompt, bool isPassword)
    {
        if (!isAllowed)
        {
            throw new InvalidOperationException(
                "This cell asks for input, and nobody can give any: the notebook runs without a reader, or in a front end that does not take input. Put the value into the cell instead.");
        }

        await turn.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        try
        {
            var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref answer, asked);
            context.Publish(new CellInputRequest(prompt, isPassword));
            return await asked.Task.WaitAsync(context.CancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref answer, null);
            turn.Release();
        }
    }

    /// <summary>As <see cref="AskAsync"/>, for <c>Console.ReadLine</c>, which cannot await.</summary>
    public string Ask() => AskAsync("", isPassword: false).GetAwaiter().GetResult();

    /// <summary>Brings the answer; without effect when nothing was asked.</summary>
    public void Reply(string text) => Volatile.Read(ref answer)?.TrySetResult(text);
}
