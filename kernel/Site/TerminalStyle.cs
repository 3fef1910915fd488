using System.Globalization;

namespace ParallelAsync.Kernel.Site;

/// <summary>
/// How a terminal shows a character, as the SGR sequences (ECMA-48) before it set it. A colour is a class name such as <c>ansi-red</c>, a value as
/// <c>#rrggbb</c>, or null for the terminal's own.
/// </summary>
internal readonly record struct TerminalStyle(string? Foreground, string? Background, bool Bold, bool Italic, bool Underline)
{
    private static readonly string[] Names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

    /// <summary>The style after one SGR sequence.</summary>
    /// <param name="parameters">What stands between <c>ESC [</c> and <c>m</c>.</param>
    public TerminalStyle Apply(string parameters)
    {
        int[] codes = [.. parameters.Split(';', ':').Select(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0)];
        TerminalStyle style = this;
        for (var i = 0; i < codes.Length; i++)
        {
            style = codes[i] switch
            {
                0 => default,
                1 => style with { Bold = true },
                3 => style with { Italic = true },
                4 => style with { Underline = true },
                22 => style with { Bold = false },
                23 => style with { Italic = false },
                24 => style with { Underline = false },
                >= 30 and <= 37 => style with { Foreground = Named(codes[i] - 30) },
                38 => style with { Foreground = Extended(codes, ref i) },
                39 => style with { Foreground = null },
                >= 40 and <= 47 => style with { Background = Named(codes[i] - 40) },
                48 => style with { Background = Extended(codes, ref i) },
                49 => style with { Background = null },
                >= 90 and <= 97 => style with { Foreground = Named(codes[i] - 90) },
                >= 100 and <= 107 => style with { Background = Named(codes[i] - 100) },
                _ => style,
            };
        }

        return style;
    }

    /// <summary>The text in this style.</summary>
    public Html Render(string text)
    {
        if (this == default) return Html.Encode(text);
        var classes = string.Join(' ', new[]
        {
            Bold ? "ansi-bold" : null,
            Italic ? "ansi-italic" : null,
            Underline ? "ansi-underline" : null,
            Foreground is { } f && f[0] != '#' ? f : null,
            Background is { } b && b[0] != '#' ? $"{b}-background" : null,
        }.OfType<string>());
        var style = (Foreground is ['#', ..] ? $"color:{Foreground};" : "") + (Background is ['#', ..] ? $"background:{Background};" : "");
        Html @class = classes.Length == 0 ? Html.Empty : Html.Of($" class=\"{classes}\"");
        Html colours = style.Length == 0 ? Html.Empty : Html.Of($" style=\"{style}\"");
        return Html.Of($"<span{@class}{colours}>{text}</span>");
    }

    private static string Named(int index) => $"ansi-{Names[index]}";

    // 38;5;n is one of 256 colours, 38;2;r;g;b is any.
    private static string? Extended(int[] codes, ref int i)
    {
        if (i + 2 < codes.Length && codes[i + 1] == 5)
        {
            i += 2;
            return Indexed(codes[i]);
        }

        if (i + 4 < codes.Length && codes[i + 1] == 2)
        {
            i += 4;
            return Hex(codes[i - 2], codes[i - 1], codes[i]);
        }

        i = codes.Length;
        return null;
    }

    // xterm's table: 16 named colours, a cube of 6 x 6 x 6, 24 greys.
    private static string? Indexed(int index) => index switch
    {
        < 16 => Named(index % 8),
        < 232 => Hex(Level((index - 16) / 36), Level((index - 16) / 6 % 6), Level((index - 16) % 6)),
        < 256 => Hex(8 + (10 * (index - 232)), 8 + (10 * (index - 232)), 8 + (10 * (index - 232))),
        _ => null,
    };

    private static int Level(int step) => step == 0 ? 0 : 55 + (40 * step);

    private static string Hex(int red, int green, int blue) => string.Create(CultureInfo.InvariantCulture, $"#{red & 255:x2}{green & 255:x2}{blue & 255:x2}");
}
