namespace ParallelAsync.Kernel.Language;

/// <summary>How deep code is nested.</summary>
/// <remarks>The compiler follows nested code by recursion. Far beyond anything that a person types, that overflows the stack, which ends the process.</remarks>
internal static class Nesting
{
    private const int DeepestBrackets = 64;
    private const int LongestExpression = 2000;

    /// <summary>Whether code is nested so deeply that the compiler had better not see it: more than 64 brackets, or 2,000 words and signs in one expression.</summary>
    /// <remarks>Strings and comments count as code: to find where they end takes the compiler.</remarks>
    public static bool IsTooDeep(string code)
    {
        var (brackets, angles, words, inWord) = (0, 0, 0, false);
        foreach (var character in code)
        {
            switch (character)
            {
                case '(' or '[' or '{':
                    brackets++;
                    break;
                case ')' or ']' or '}':
                    brackets = Math.Max(0, brackets - 1);
                    break;
                // Also less and greater, which need no partner: a statement's end forgets them.
                case '<':
                    angles++;
                    break;
                case '>':
                    angles = Math.Max(0, angles - 1);
                    break;
                case ';':
                    angles = 0;
                    break;
            }

            var isWord = char.IsLetterOrDigit(character);
            words = character is ';' or ',' or '{' or '}' ? 0 : words + (isWord ? (inWord ? 0 : 1) : char.IsWhiteSpace(character) ? 0 : 1);
            inWord = isWord;
            if (brackets + angles > DeepestBrackets || words > LongestExpression)
            {
                return true;
            }
        }

        return false;
    }
}
