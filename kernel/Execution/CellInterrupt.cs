using System.ComponentModel;
using Microsoft.DotNet.Interactive;

namespace ParallelAsync.Kernel.Execution;

/// <summary>What the checks in a cell's loops and functions look at; <see cref="InterruptChecks"/> puts them there.</summary>
/// <remarks>Public only because the code of cells must see it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellInterrupt
{
    /// <summary>Whether a cell that is to stop may still run: false nearly always.</summary>
#pragma warning disable CA2211 // A field, because cells are compiled without optimisation: a property would cost a call in every round of every loop.
    public static volatile bool IsPossible;
#pragma warning restore CA2211

    private static readonly Lock Gate = new();
    private static int interrupted;

    /// <summary>Throws when the calling code belongs to an interrupted cell.</summary>
    /// <exception cref="OperationCanceledException">The reader interrupted the cell.</exception>
    public static void Check()
    {
        if (KernelInvocationContext.Current is { IsInterrupted: true } context)
        {
            throw new OperationCanceledException(context.CancellationToken);
        }
    }

    /// <summary>Turns the checks on until the cell's work has ended.</summary>
    internal static void StopWork(Task work)
    {
        Count(1);
        work.ContinueWith(_ => Count(-1), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private static void Count(int change)
    {
        lock (Gate)
        {
            interrupted += change;
            IsPossible = interrupted > 0;
        }
    }
}
