namespace ParallelAsync.Exercises;

/// <summary>How the items of a trial behave.</summary>
/// <param name="Items">How many there are, 0 or more.</param>
/// <param name="Together">The first items end when so many are under way at once.</param>
/// <param name="FirstIsSlow">Whether item 1 ends last of all.</param>
/// <param name="GiveUp">Whether to give up code that has long begun nothing and does not return.</param>
/// <param name="Failing">The items that fail.</param>
internal sealed record TrialOptions(int Items, int Together, bool FirstIsSlow, bool GiveUp, IReadOnlyList<int> Failing);
