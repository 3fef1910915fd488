using System.Globalization;
using ParallelAsync.Charts;

namespace ParallelAsync.Exercises;

/// <summary>
/// What a reader predicted beside what was measured, in a sentence. Nobody is told off: a wrong guess is where something is learnt, and no guess
/// is allowed.
/// </summary>
/// <example><code>
/// double? guess = null;  // times as fast
/// Guess.Compare("The speedup", guess, measured: 1.9, unit: "times", look: "the timeline")
/// </code></example>
[TypeFormatterSource(typeof(GuessFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class Guess
{
    /// <summary>Up to this difference, as a share of what was measured, a guess counts as close.</summary>
    private const double Close = 0.1;

    /// <summary>Up to this difference it is a bit more or less; beyond it the reader thought of something else.</summary>
    private const double Near = 0.25;

    private const string NoGuess = "No guess yet.";

    private readonly string markdown;

    private Guess(string markdown) => this.markdown = markdown;

    /// <summary>Compares a number.</summary>
    /// <param name="what">What was measured, as the beginning of a sentence, such as "Four toasters".</param>
    /// <param name="guess">The reader's number, in the same unit; null or not a number: no guess yet.</param>
    /// <param name="measured">What was measured, above 0.</param>
    /// <param name="unit">The unit of both, in the plural.</param>
    /// <param name="look">Where to see why, such as "the timeline"; empty for nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">What was measured is not a finite number above 0.</exception>
    public static Guess Compare(string what, double? guess, double measured, string unit, string look = "")
    {
        if (!double.IsFinite(measured) || measured <= 0)
            throw new ArgumentOutOfRangeException(nameof(measured), measured, "Expected a measured number above 0. Run the cell that measures first.");
        return new($"{what}: **{Text(measured)} {unit}**. "
            + (guess is not { } said || double.IsNaN(said) ? NoGuess : $"You said {Text(said)}: {Words(said, measured)}.")
            + Look(look));
    }

    /// <summary>Compares a choice.</summary>
    /// <param name="what">What was asked, as the beginning of a sentence.</param>
    /// <param name="guess">The reader's choice, in capitals or not; null or blank: no guess yet.</param>
    /// <param name="found">What it turned out to be, one of the choices.</param>
    /// <param name="choices">All the choices.</param>
    /// <param name="look">Where to see why; empty for nothing.</param>
    /// <exception cref="ArgumentException">What was found is none of the choices.</exception>
    public static Guess Choose(string what, string? guess, string found, IReadOnlyList<string> choices, string look = "")
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (!choices.Contains(found))
            throw new ArgumentException($"Expected one of {string.Join(", ", choices)}, got {found}. Add it to the choices.", nameof(found));
        var said = guess?.Trim() ?? "";
        var answer = said switch
        {
            "" => NoGuess,
            _ when string.Equals(said, found, StringComparison.OrdinalIgnoreCase) => $"You said {said}: so it is.",
            _ when choices.Contains(said, StringComparer.OrdinalIgnoreCase) => $"You said {said}.",
            _ => $"You said {said}, which is none of the choices: {string.Join(", ", choices)}.",
        };
        return new($"{what}: **{found}**. {answer}" + Look(look));
    }

    /// <summary>The sentence as Markdown.</summary>
    public string ToMarkdown() => markdown;

    /// <summary>The sentence as text.</summary>
    public override string ToString() => markdown.Replace("**", "", StringComparison.Ordinal);

    private static string Look(string look) => look.Length == 0 ? "" : $" To see why, look at {look}.";

    private static string Words(double said, double measured) => (said / measured) switch
    {
        _ when Math.Abs(said - measured) <= Close * measured => "very close",
        < 0 => "less than that",
        < 0.1 => "less than a tenth of that",
        < 0.5 => "less than half of that",
        < 1 - Near => "less than that",
        < 1 => "a bit less than that",
        > 10 => "more than ten times that",
        > 2 => "more than twice that",
        > 1 + Near => "more than that",
        _ => "a bit more than that",
    };

    private static string Text(double number) =>
        number.ToString(Math.Abs(number) is > 0 and < 0.1 ? "G2" : "#,0.##", CultureInfo.InvariantCulture);
}
