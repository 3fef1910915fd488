using System.Runtime.CompilerServices;
using ParallelAsync.Charts;

namespace ParallelAsync.Exercises;

/// <summary>
/// Tells a reader whether the answer to an exercise is right and, when it is not, what the likely mistake is. It shows itself in a notebook as a
/// sentence. A wrong answer is not an error: nothing here throws because of one, not even when the answer itself throws.
/// </summary>
/// <example><code>
/// Check.That(() => Median([3, 1, 2])).Is(2, (1, "Sort the numbers first."))
///     .And(() => Median([1, 2, 30])).Is(2, (11, "That is the mean."))
/// </code></example>
[TypeFormatterSource(typeof(CheckFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public class Check
{
    private int right;
    private string? problem;

    internal Check(Check? before) => (right, problem) = (before?.right ?? 0, before?.problem);

    /// <summary>Whether everything that has been asked so far is right.</summary>
    public bool Solved => problem is null;

    /// <summary>What is wrong, as Markdown; empty when nothing is.</summary>
    public string Problem => problem ?? "";

    /// <summary>Begins with a value that the reader's code computes.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="answer">Computes it.</param>
    /// <param name="question">The code, to be shown; the compiler gives it.</param>
    public static Claim<T> That<T>(Func<T> answer, [CallerArgumentExpression(nameof(answer))] string question = "") =>
        new Check(null).And(answer, question);

    /// <summary>Begins with what the reader's code did with the items of a trial.</summary>
    /// <param name="trial">The trial, over.</param>
    public static TrialCheck That(Trial trial) => new(trial, null);

    /// <summary>Begins with something that has to hold.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="otherwise">What to say when it does not: what was found and what the mistake may be, as Markdown.</param>
    public static Check That(bool holds, string otherwise) => new Check(null).And(holds, otherwise);

    /// <summary>Goes on with another value. The code runs only when everything before was right.</summary>
    /// <inheritdoc cref="That{T}(Func{T}, string)"/>
    public Claim<T> And<T>(Func<T> answer, [CallerArgumentExpression(nameof(answer))] string question = "") =>
        new(this, answer, question.StartsWith("() => ", StringComparison.Ordinal) ? question["() => ".Length..] : question);

    /// <summary>Goes on with another trial.</summary>
    /// <inheritdoc cref="That(Trial)"/>
    public TrialCheck And(Trial trial) => new(trial, this);

    /// <summary>Goes on with something else that has to hold.</summary>
    /// <inheritdoc cref="That(bool, string)"/>
    public Check And(bool holds, string otherwise)
    {
        Demand(holds, otherwise);
        return this;
    }

    /// <summary>The verdict as Markdown.</summary>
    public string ToMarkdown() => problem is null ? $"✔ **Solved.** {Praise}" : $"○ **Not solved yet.** {problem}";

    /// <inheritdoc/>
    public override string ToString() => ToMarkdown().Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);

    /// <summary>What is said when everything is right.</summary>
    private protected virtual string Praise => right == 1 ? "That is right." : $"All {right} answers are right.";

    /// <summary>Counts what is right; keeps the first thing that is wrong.</summary>
    private protected void Demand(bool holds, string otherwise)
    {
        if (problem is not null)
            return;
        if (holds)
            right++;
        else
            problem = otherwise;
    }
}
