namespace ParallelAsync.Kernel.Site.Tex;

/// <summary>A piece of a formula.</summary>
/// <param name="MathMl">Its MathML, one element.</param>
/// <param name="Kind">What it is to its neighbours.</param>
/// <param name="TakesLimits">Whether sub- and superscripts go below and above it, as with a sum.</param>
internal readonly record struct Atom(string MathMl, AtomKind Kind = AtomKind.Ordinary, bool TakesLimits = false);
