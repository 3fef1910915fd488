namespace ParallelAsync.Kernel.Exercises;

/// <summary>An exercise: everything that its cells, and the test of them, are made of.</summary>
/// <param name="Name">Its name in ids, as in "toasters".</param>
/// <param name="Title">Stars and title, as in "★☆☆ How many toasters?".</param>
/// <param name="Goal">What is to be done, as Markdown.</param>
/// <param name="Given">Code that the reader gets and does not change; null for none.</param>
/// <param name="Stub">The code that the reader changes.</param>
/// <param name="Check">The code that says whether it is right.</param>
/// <param name="Hint">A hint, as Markdown.</param>
/// <param name="Solution">The solution, as Markdown with one block of C#.</param>
internal sealed record Exercise(string Name, string Title, string Goal, string? Given, WrongAnswer Stub, string Check, string Hint, string Solution)
{
    /// <summary>The code of the solution.</summary>
    public required string SolutionCode { get; init; }

    /// <summary>Answers that are wrong in ways that are likely, with what the check has to say to each.</summary>
    public required IReadOnlyList<WrongAnswer> WrongAnswers { get; init; }

    /// <summary>The ids of the notebook's cells that the exercise needs, besides set-up and parameters.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Code that stands in for further cells of the notebook when the exercise is tried alone; empty for none.</summary>
    public string Before { get; init; } = "";
}
