namespace ParallelAsync.Exercises;

/// <summary>An item that the reader's code has begun.</summary>
/// <param name="number">Its number, from 1.</param>
/// <param name="threadId">The thread that began it.</param>
/// <param name="cancellationToken">What may end it before its time.</param>
internal sealed class TrialItem(int number, int threadId, CancellationToken cancellationToken)
{
    /// <summary>Its number, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>The managed id of the thread that began it.</summary>
    public int ThreadId { get; } = threadId;

    /// <summary>What may end it before its time.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Whether it was given a token that can be cancelled.</summary>
    public bool HasToken => CancellationToken.CanBeCanceled;

    /// <summary>Its result. What waits for it goes on elsewhere, never on the thread that watches.</summary>
    public TaskCompletionSource<int> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
