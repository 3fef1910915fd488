namespace ParallelAsync.Exercises;

/// <summary>A value that the reader's code computes, before it is said what it should be.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class Claim<T>
{
    private readonly Check check;
    private readonly Func<T> answer;
    private readonly string question;

    internal Claim(Check check, Func<T> answer, string question) => (this.check, this.answer, this.question) = (check, answer, question);

    /// <summary>Runs the code and compares.</summary>
    /// <param name="expected">
    /// The right value. Lists are equal when their items are, in order; floating-point numbers when they differ by at most a thousandth.
    /// </param>
    /// <param name="mistakes">Wrong values that somebody is likely to get, and what to say then, as Markdown.</param>
    /// <returns>The check, to go on with.</returns>
    public Check Is(T expected, params (T Wrong, string Mistake)[] mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        if (!check.Solved)
            return check;
        T found;
        try
        {
            found = answer();
        }
        catch (Exception error)
        {
            return check.And(false, $"`{question}` {Answers.Threw(error)}");
        }

        var mistake = Array.Find(mistakes, mistake => Answers.Same(mistake.Wrong, found)).Mistake;
        return check.And(Answers.Same(expected, found),
            $"`{question}` should be {Answers.Text(expected)}, and is {Answers.Text(found)}.{(mistake is null ? "" : " " + mistake)}");
    }
}
