using System.Runtime.ExceptionServices;

namespace ParallelAsync.Processes;

/// <summary>What became of one item: a result or an error.</summary>
/// <param name="Index">The number of the item, from 0.</param>
/// <param name="Error">Why it has no result: a <see cref="RemoteException"/> or a <see cref="WorkerDiedException"/>; null when it has one.</param>
/// <typeparam name="TResult">The type of a result.</typeparam>
public sealed record WorkOutcome<TResult>(long Index, Exception? Error)
{
    private readonly TResult result = default!;

    internal WorkOutcome(long index, TResult result)
        : this(index, Error: null) => this.result = result;

    /// <summary>The result.</summary>
    /// <exception cref="RemoteException">The item made the method throw.</exception>
    /// <exception cref="WorkerDiedException">The item's worker died.</exception>
    public TResult Result
    {
        get
        {
            if (Error is not null)
                ExceptionDispatchInfo.Throw(Error);
            return result;
        }
    }
}
