namespace ParallelAsync.Exercises;

/// <summary>What the reader's code did with the items of a trial.</summary>
/// <param name="Items">How many there were.</param>
/// <param name="Begun">The items that were begun, in that order; one that was begun twice stands there twice.</param>
/// <param name="Unfinished">How many were still under way when the code returned.</param>
/// <param name="Unknown">Numbers of items that do not exist.</param>
/// <param name="MostAtOnce">The most that were under way at once.</param>
/// <param name="Threads">How many threads began items.</param>
/// <param name="WithToken">How many were given a token that can be cancelled.</param>
/// <param name="HeldUp">Whether some had to wait until the slow one was done.</param>
public sealed record TrialLog(
    int Items, IReadOnlyList<int> Begun, int Unfinished, IReadOnlyList<int> Unknown, int MostAtOnce, int Threads, int WithToken, bool HeldUp);
