using System.Collections;
using System.Globalization;

namespace ParallelAsync.Exercises;

/// <summary>Compares answers, and writes them into sentences.</summary>
internal static class Answers
{
    private const int Shown = 12;

    /// <summary>Whether two answers count as the same: lists item by item, floating-point numbers to a thousandth of their size.</summary>
    public static bool Same(object? expected, object? found) => (expected, found) switch
    {
        (double a, double b) => a.Equals(b) || Math.Abs(a - b) <= 1e-3 * Math.Abs(a),
        (string a, string b) => a == b,
        (IEnumerable a, IEnumerable b) => Same([.. a.Cast<object?>()], [.. b.Cast<object?>()]),
        (System.Runtime.CompilerServices.ITuple a, System.Runtime.CompilerServices.ITuple b) => Same(Items(a), Items(b)),
        _ => Equals(expected, found),
    };

    /// <summary>An answer as text.</summary>
    public static string Text(object? answer) => answer switch
    {
        null => "nothing",
        string text => $"\"{text}\"",
        double number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IEnumerable list => ListText([.. list.Cast<object?>()]),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => answer.ToString() ?? "nothing",
    };

    /// <summary>Says what code threw.</summary>
    public static string Threw(Exception error)
    {
        var inner = error is AggregateException { InnerException: { } first } ? first : error;
        return $"threw {inner.GetType().Name}: `{inner.Message.ReplaceLineEndings(" ").Replace('`', '\'')}`";
    }

    private static bool Same(object?[] expected, object?[] found) => expected.Length == found.Length && expected.Zip(found).All(pair => Same(pair.First, pair.Second));

    private static object?[] Items(System.Runtime.CompilerServices.ITuple tuple) => [.. Enumerable.Range(0, tuple.Length).Select(index => tuple[index])];

    private static string ListText(object?[] items) => items.Length == 0
        ? "empty"
        : string.Join(", ", items.Take(Shown).Select(Text)) + (items.Length > Shown ? ", ..." : "");
}
