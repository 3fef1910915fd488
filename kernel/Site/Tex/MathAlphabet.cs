using System.Text;

namespace ParallelAsync.Kernel.Site.Tex;

/// <summary>
/// Letters in Unicode's mathematical alphabets: MathML Core has no other way to set a bold or a blackboard letter.
/// </summary>
internal static class MathAlphabet
{
    // Letters that were in Unicode before the block of alphabets was and are not repeated in it.
    private const string BlackboardExceptions = "CℂHℍNℕPℙQℚRℝZℤ";
    private const string ScriptExceptions = "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ";

    /// <summary>The text with its letters and digits in an alphabet; null when the command names none.</summary>
    public static string? Map(string command, string text) => command switch
    {
        "mathbf" or "boldsymbol" or "bm" => Map(text, 0x1D400, 0x1D41A, 0x1D7CE, ""),
        "mathbb" => Map(text, 0x1D538, 0x1D552, 0x1D7D8, BlackboardExceptions),
        "mathcal" or "mathscr" => Map(text, 0x1D49C, 0x1D4B6, null, ScriptExceptions),
        "mathsf" => Map(text, 0x1D5A0, 0x1D5BA, 0x1D7E2, ""),
        "mathtt" => Map(text, 0x1D670, 0x1D68A, 0x1D7F6, ""),
        _ => null,
    };

    private static string Map(string text, int upper, int lower, int? digit, string exceptions)
    {
        var result = new StringBuilder();
        foreach (var c in text)
        {
            var exception = exceptions.IndexOf(c, StringComparison.Ordinal);
            result.Append(c switch
            {
                _ when exception >= 0 => exceptions[exception + 1].ToString(),
                >= 'A' and <= 'Z' => char.ConvertFromUtf32(upper + c - 'A'),
                >= 'a' and <= 'z' => char.ConvertFromUtf32(lower + c - 'a'),
                >= '0' and <= '9' when digit is { } zero => char.ConvertFromUtf32(zero + c - '0'),
                _ => c.ToString(),
            });
        }

        return result.ToString();
    }
}
