using System.Globalization;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>Results are lines of words, which must be the same words in the same order.</summary>
/// <param name="lineName">What a line is, in the plural and capitalised: "Days of stations".</param>
internal sealed class LineCheck(string lineName) : IResultCheck
{
    private const int Shown = 60;

    public CheckOutcome Compare(string expectedPath, string actualPath)
    {
        var (expected, actual) = (File.ReadAllLines(expectedPath), File.ReadAllLines(actualPath));
        for (var i = 0; i < Math.Min(expected.Length, actual.Length); i++)
        {
            if (expected[i] != actual[i])
                return new(false, Difference(i, expected[i].Split(' '), actual[i].Split(' ')));
        }

        return expected.Length == actual.Length
            ? new(true, string.Create(CultureInfo.InvariantCulture, $"{lineName}: {expected.Length:N0}, all equal"))
            : new(false, string.Create(CultureInfo.InvariantCulture,
                $"{lineName}: expected {expected.Length:N0}, found {actual.Length:N0}; the first that only one side has is '{Short((expected.Length > actual.Length ? expected : actual)[Math.Min(expected.Length, actual.Length)])}'"));
    }

    private static string Difference(int line, string[] expected, string[] actual)
    {
        var word = expected.AsSpan().CommonPrefixLength(actual);
        return string.Create(CultureInfo.InvariantCulture,
            $"line {line + 1}, which should begin '{Short(string.Join(' ', expected))}', word {word + 1}: expected '{At(expected, word)}', found '{At(actual, word)}'");
    }

    private static string At(string[] words, int index) => index < words.Length ? Short(words[index]) : "the end of the line";

    private static string Short(string text) => text.Length <= Shown ? text : text[..Shown] + "...";
}
