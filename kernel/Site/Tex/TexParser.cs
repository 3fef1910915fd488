using System.Text;
using static ParallelAsync.Kernel.Site.Tex.MathMlElements;

namespace ParallelAsync.Kernel.Site.Tex;

/// <summary>Translates the part of TeX that formulas in notebooks use into MathML (W3C MathML Core).</summary>
internal sealed class TexParser(string tex)
{
    // Deeper than any formula that a person reads, far shallower than the stack.
    private const int MaxDepth = 60;

    private readonly TexReader reader = new(tex);
    private int depth;

    /// <exception cref="TexException">The formula holds a command that we do not know, or is not closed.</exception>
    public string Parse()
    {
        var body = ParseTable("aligned");
        if (!reader.AtEnd) throw new TexException($"'{(reader.PeekCommand() is { } name ? "\\" + name : reader.Peek())}' has no beginning");
        return body;
    }

    // Cells and rows up to whatever ends them; a single cell is no table.
    private string ParseTable(string environment)
    {
        List<List<string>> rows = [[ParseRow()]];
        while (true)
        {
            if (reader.TryTake('&')) rows[^1].Add(ParseRow());
            else if (reader.TryTakeCommand("\\")) rows.Add([ParseRow()]);
            else break;
        }

        if (rows.Count > 1 && rows[^1] is ["<mrow></mrow>"]) rows.RemoveAt(rows.Count - 1);
        if (rows is [[var only]]) return only;
        var style = environment is "aligned" or "gathered" ? " displaystyle=\"true\"" : "";
        return $"<mtable class=\"{environment}\"{style}>{string.Concat(rows.Select(row => $"<mtr>{string.Concat(row.Select(cell => $"<mtd>{cell}</mtd>"))}</mtr>"))}</mtable>";
    }

    // Everything up to what cannot stand inside a row; the caller knows what should have ended it.
    private string ParseRow(char end = '}')
    {
        if (++depth > MaxDepth) throw new TexException("a formula nested too deeply");
        var atoms = new List<Atom>();
        while (!reader.AtEnd && reader.Peek() is var c && c != end && c is not ('}' or '&') && reader.PeekCommand() is not ("\\" or "end" or "right" or "middle"))
        {
            if (reader.PeekCommand() is "displaystyle" or "textstyle")
            {
                var value = reader.NextCommand() == "displaystyle" ? "true" : "false";
                atoms.Add(new Atom($"<mstyle displaystyle=\"{value}\">{ParseRow(end)}</mstyle>"));
            }
            else if (reader.PeekCommand() is "limits" or "nolimits" && atoms.Count > 0)
            {
                throw new TexException("\\limits without an operator");
            }
            else
            {
                atoms.Add(ParseScripts(ParseAtom(atoms)));
            }
        }

        depth--;
        return Row(atoms);
    }

    private static string Row(List<Atom> atoms)
    {
        if (atoms is [var only]) return only.MathMl;
        var row = new StringBuilder("<mrow>");
        for (var i = 0; i < atoms.Count; i++)
        {
            var space = i > 0 && ((atoms[i].Kind == AtomKind.Function && atoms[i - 1].Kind is AtomKind.Ordinary or AtomKind.Close)
                || (atoms[i - 1].Kind == AtomKind.Function && atoms[i].Kind is AtomKind.Ordinary or AtomKind.Function));
            if (space) row.Append(Space("0.167"));
            row.Append(atoms[i].MathMl);
        }

        return row.Append("</mrow>").ToString();
    }

    private Atom ParseScripts(Atom @base)
    {
        if (reader.TryTakeCommand("limits")) @base = @base with { TakesLimits = true };
        else if (reader.TryTakeCommand("nolimits")) @base = @base with { TakesLimits = false };
        string? below = null, above = null;
        while (true)
        {
            if (reader.TryTake('_')) below = below is null ? ParseArgument() : throw new TexException("two subscripts");
            else if (reader.TryTake('^')) above = above is null ? ParseArgument() : $"<mrow>{above}{ParseArgument()}</mrow>";
            else if (reader.TryTake('\'')) above = $"{above}<mo>′</mo>" is var primes && above is null ? primes : $"<mrow>{primes}</mrow>";
            else break;
        }

        var element = (below, above, @base.TakesLimits) switch
        {
            (null, null, _) => null,
            (_, null, true) => "munder",
            (null, _, true) => "mover",
            (_, _, true) => "munderover",
            (_, null, false) => "msub",
            (null, _, false) => "msup",
            _ => "msubsup",
        };
        return element is null ? @base : @base with { MathMl = $"<{element}>{@base.MathMl}{below}{above}</{element}>" };
    }

    private Atom ParseAtom(List<Atom> before)
    {
        var c = reader.Peek();
        if (c == '\\') return ParseCommand(reader.NextCommand(), before);
        if (c == '{') return new Atom(ParseGroup());
        if (char.IsAsciiDigit(c)) return new Atom($"<mn>{reader.NextNumber()}</mn>");
        return ParseCharacter(reader.Next(), before);
    }

    private Atom ParseCharacter(char c, List<Atom> before) => c switch
    {
        '(' or '[' => new Atom(Fence(c.ToString()), AtomKind.Open),
        ')' or ']' => new Atom(Fence(c.ToString()), AtomKind.Close),
        '|' => new Atom("<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">|</mo>"),
        '~' => new Atom(Space("0.333"), AtomKind.Space),
        '-' => Operator("−", before),
        '+' or '=' or '<' or '>' or '*' or '/' or ':' or ',' or ';' or '!' or '?' or '.' => Operator(c.ToString(), before),
        '^' or '_' or '\'' => throw new TexException($"'{c}' has nothing to stand on"),
        '#' or '$' => throw new TexException($"'{c}' inside a formula"),
        _ when char.IsHighSurrogate(c) && char.IsLowSurrogate(reader.Peek()) => new Atom($"<mi>{c}{reader.Next()}</mi>"),
        _ when char.IsSurrogate(c) || char.IsControl(c) => throw new TexException("a character that no formula holds"),
        _ when char.IsLetter(c) => new Atom($"<mi>{c}</mi>"),
        _ => Operator(c.ToString(), before),
    };

    // An operator with nothing to its left is a sign, and stands close to what follows.
    private static Atom Operator(string text, List<Atom> before)
    {
        var isSign = text is "−" or "+" or "±" or "∓" && (before.Count == 0 || before[^1].Kind is AtomKind.Operator or AtomKind.Open);
        return new Atom($"<mo{(isSign ? " form=\"prefix\"" : "")}>{Encode(text)}</mo>", AtomKind.Operator);
    }

    private Atom ParseCommand(string name, List<Atom> before)
    {
        if (TexSymbols.Letters.TryGetValue(name, out var letter)) return new Atom($"<mi>{letter}</mi>");
        if (TexSymbols.Upright.TryGetValue(name, out var upright)) return new Atom($"<mi mathvariant=\"normal\">{Encode(upright)}</mi>");
        if (TexSymbols.Operators.TryGetValue(name, out var sign)) return Operator(sign, before);
        if (TexSymbols.Large.TryGetValue(name, out var large)) return new Atom($"<mo largeop=\"true\" movablelimits=\"true\">{large}</mo>", TakesLimits: true);
        if (TexSymbols.Integrals.TryGetValue(name, out var integral)) return new Atom($"<mo largeop=\"true\">{integral}</mo>");
        if (TexSymbols.Functions.Contains(name)) return new Atom($"<mi>{name}</mi>", AtomKind.Function);
        if (TexSymbols.FunctionsWithLimits.Contains(name)) return NamedLimit(FunctionName(name));
        if (TexSymbols.Opening.TryGetValue(name, out var open)) return new Atom(Fence(open), AtomKind.Open);
        if (TexSymbols.Closing.TryGetValue(name, out var close)) return new Atom(Fence(close), AtomKind.Close);
        if (TexSymbols.Spaces.TryGetValue(name, out var em)) return new Atom(Space(em), AtomKind.Space);
        if (TexSymbols.Accents.TryGetValue(name, out var accent))
            return new Atom($"<mover accent=\"true\">{ParseArgument()}<mo stretchy=\"{(accent.Stretches ? "true" : "false")}\">{accent.Sign}</mo></mover>");
        if (MathAlphabet.Map(name, "") is not null) return new Atom($"<mi mathvariant=\"normal\">{Encode(MathAlphabet.Map(name, TexReader.Unescape(reader.NextRaw()))!)}</mi>");
        return ParseStructure(name);
    }

    private Atom ParseStructure(string name) => name switch
    {
        "frac" or "cfrac" => new Atom($"<mfrac>{ParseArgument()}{ParseArgument()}</mfrac>"),
        "dfrac" => new Atom($"<mstyle displaystyle=\"true\"><mfrac>{ParseArgument()}{ParseArgument()}</mfrac></mstyle>"),
        "tfrac" => new Atom($"<mstyle displaystyle=\"false\"><mfrac>{ParseArgument()}{ParseArgument()}</mfrac></mstyle>"),
        "binom" => new Atom($"<mrow><mo>(</mo><mfrac linethickness=\"0\">{ParseArgument()}{ParseArgument()}</mfrac><mo>)</mo></mrow>"),
        "sqrt" => ParseRoot(),
        "left" => ParseFenced(),
        "begin" => ParseEnvironment(),
        "text" or "textrm" or "textnormal" or "mbox" or "hbox" => new Atom(Text(reader.NextRaw(), "")),
        "textbf" => new Atom(Text(reader.NextRaw(), " class=\"bold\"")),
        "textit" or "emph" => new Atom(Text(reader.NextRaw(), " class=\"italic\"")),
        "texttt" => new Atom(Text(reader.NextRaw(), " class=\"mono\"")),
        "mathrm" => new Atom($"<mi mathvariant=\"normal\">{Encode(TexReader.Unescape(reader.NextRaw()))}</mi>"),
        "mathit" => new Atom($"<mi class=\"italic\">{Encode(TexReader.Unescape(reader.NextRaw()))}</mi>"),
        "operatorname" => ParseOperatorName(),
        "underline" => new Atom($"<munder>{ParseArgument()}<mo stretchy=\"true\">_</mo></munder>"),
        "overbrace" => new Atom($"<mover>{ParseArgument()}<mo stretchy=\"true\">⏞</mo></mover>", TakesLimits: true),
        "underbrace" => new Atom($"<munder>{ParseArgument()}<mo stretchy=\"true\">⏟</mo></munder>", TakesLimits: true),
        "overset" or "stackrel" => Swap("mover"),
        "underset" => Swap("munder"),
        "phantom" => new Atom($"<mphantom>{ParseArgument()}</mphantom>"),
        "boxed" => new Atom($"<mrow class=\"boxed\">{ParseArgument()}</mrow>"),
        "substack" => ParseSubstack(),
        "big" or "bigl" or "bigr" or "bigm" => Sized("1.2"),
        "Big" or "Bigl" or "Bigr" or "Bigm" => Sized("1.8"),
        "bigg" or "biggl" or "biggr" => Sized("2.4"),
        "Bigg" or "Biggl" or "Biggr" => Sized("3"),
        "|" => new Atom(Fence("‖")),
        "bmod" => new Atom("<mo lspace=\"0.222em\" rspace=\"0.222em\">mod</mo>", AtomKind.Operator),
        " " => new Atom(Space("0.25"), AtomKind.Space),
        "nonumber" or "notag" => new Atom(Space("0"), AtomKind.Space),
        _ => throw new TexException($"\\{name} is not among the commands that these pages draw"),
    };

    private Atom ParseRoot()
    {
        if (!reader.TryTake('[')) return new Atom($"<msqrt>{ParseArgument()}</msqrt>");
        var index = ParseRow(end: ']');
        reader.Expect(']');
        return new Atom($"<mroot>{ParseArgument()}{index}</mroot>");
    }

    private Atom ParseFenced()
    {
        var row = new StringBuilder("<mrow>").Append(Delimiter("form=\"prefix\" "));
        row.Append(ParseRow());
        while (reader.TryTakeCommand("middle")) row.Append(Delimiter("")).Append(ParseRow());
        if (!reader.TryTakeCommand("right")) throw new TexException("\\left without \\right");
        return new Atom(row.Append(Delimiter("form=\"postfix\" ")).Append("</mrow>").ToString());
    }

    private Atom ParseEnvironment()
    {
        string name = reader.NextRaw(), kind = name.TrimEnd('*');
        (var open, var @class, var close) = kind switch
        {
            "aligned" or "align" or "split" or "eqnarray" or "alignedat" => ("", "aligned", ""),
            "gathered" or "gather" or "multline" or "equation" => ("", "gathered", ""),
            "cases" => ("{", "cases", ""),
            "matrix" or "smallmatrix" or "array" => ("", "matrix", ""),
            "pmatrix" => ("(", "matrix", ")"),
            "bmatrix" => ("[", "matrix", "]"),
            "vmatrix" => ("|", "matrix", "|"),
            "Vmatrix" => ("‖", "matrix", "‖"),
            _ => throw new TexException($"the environment {name} is not among those that these pages draw"),
        };
        if (kind is "array" or "alignedat") reader.NextRaw();
        var body = ParseTable(@class);
        if (!reader.TryTakeCommand("end") || reader.NextRaw() != name) throw new TexException($"\\begin{{{name}}} without its \\end");
        return new Atom($"<mrow>{Stretchy(open, "form=\"prefix\" ")}{body}{Stretchy(close, "form=\"postfix\" ")}</mrow>");
    }

    private Atom ParseOperatorName()
    {
        var limits = reader.TryTake('*');
        var name = Encode(TexReader.Unescape(reader.NextRaw()));
        return limits ? NamedLimit(name) : new Atom($"<mi mathvariant=\"normal\">{name}</mi>", AtomKind.Function);
    }

    private Atom ParseSubstack()
    {
        reader.Expect('{');
        var body = ParseTable("substack");
        reader.Expect('}');
        return new Atom(body);
    }

    // The script comes first in TeX and last in MathML.
    private Atom Swap(string element)
    {
        var script = ParseArgument();
        return new Atom($"<{element}>{ParseArgument()}{script}</{element}>", AtomKind.Operator);
    }

    private Atom Sized(string em) => new(Delimiter($"minsize=\"{em}em\" maxsize=\"{em}em\" "), AtomKind.Operator);

    // What a command takes: a group, a command with its own arguments, or a single character.
    private string ParseArgument()
    {
        var c = reader.Peek();
        if (c == '{') return ParseGroup();
        if (char.IsAsciiDigit(c)) return $"<mn>{reader.Next()}</mn>";
        if (c is '}' or '&') throw new TexException("an argument is missing");
        if (++depth > MaxDepth) throw new TexException("a formula nested too deeply");
        Atom atom = ParseAtom([]);
        depth--;
        return atom.MathMl;
    }

    private string ParseGroup()
    {
        reader.Expect('{');
        var row = ParseRow();
        reader.Expect('}');
        return row;
    }

    private string Delimiter(string attributes)
    {
        if (reader.Peek() != '\\') return reader.Next() is var c && c == '.' ? "" : "()[]|/<>".Contains(c, StringComparison.Ordinal)
            ? Stretchy(c switch { '<' => "⟨", '>' => "⟩", _ => c.ToString() }, attributes)
            : throw new TexException($"'{c}' is no delimiter");
        var name = reader.NextCommand();
        var sign = TexSymbols.Opening.GetValueOrDefault(name) ?? TexSymbols.Closing.GetValueOrDefault(name) ?? name switch
        {
            "|" or "Vert" => "‖",
            "vert" => "|",
            "uparrow" or "downarrow" => TexSymbols.Operators[name],
            _ => null,
        };
        return Stretchy(sign ?? throw new TexException($"\\{name} is no delimiter"), attributes);
    }

    private static Atom NamedLimit(string name) => new($"<mo movablelimits=\"true\" lspace=\"0\" rspace=\"0\">{name}</mo>", AtomKind.Function, TakesLimits: true);

    private static string FunctionName(string command) => command switch
    {
        "argmax" => "arg max",
        "argmin" => "arg min",
        "limsup" => "lim sup",
        "liminf" => "lim inf",
        _ => command,
    };
}
