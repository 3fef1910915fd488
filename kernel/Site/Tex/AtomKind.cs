namespace ParallelAsync.Kernel.Site.Tex;

/// <summary>What a piece of a formula is to its neighbours: it decides the spaces between them.</summary>
internal enum AtomKind
{
    /// <summary>A number, a variable, a fraction, anything that stands for itself.</summary>
    Ordinary,

    /// <summary>A binary operator, a relation or punctuation.</summary>
    Operator,

    /// <summary>An opening delimiter.</summary>
    Open,

    /// <summary>A closing delimiter.</summary>
    Close,

    /// <summary>A named function such as log, which wants a thin space on either side.</summary>
    Function,

    /// <summary>White space.</summary>
    Space,
}
