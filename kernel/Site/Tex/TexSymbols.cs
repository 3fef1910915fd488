using System.Collections.Frozen;

namespace ParallelAsync.Kernel.Site.Tex;

/// <summary>The commands of TeX that stand for one symbol.</summary>
internal static class TexSymbols
{
    /// <summary>Letters, set as variables.</summary>
    public static readonly FrozenDictionary<string, string> Letters = Table("""
        alpha α  beta β  gamma γ  delta δ  epsilon ϵ  varepsilon ε  zeta ζ  eta η  theta θ  vartheta ϑ  iota ι  kappa κ  lambda λ  mu μ  nu ν
        xi ξ  pi π  varpi ϖ  rho ρ  varrho ϱ  sigma σ  varsigma ς  tau τ  upsilon υ  phi ϕ  varphi φ  chi χ  psi ψ  omega ω
        ell ℓ  hbar ℏ  imath ı  jmath ȷ
        """);

    /// <summary>Letters and signs, set upright.</summary>
    public static readonly FrozenDictionary<string, string> Upright = Table("""
        Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Upsilon Υ  Phi Φ  Psi Ψ  Omega Ω
        infty ∞  partial ∂  nabla ∇  emptyset ∅  varnothing ∅  Re ℜ  Im ℑ  aleph ℵ  forall ∀  exists ∃  nexists ∄  top ⊤  bot ⊥  angle ∠  degree °
        ldots …  dots …  cdots ⋯  vdots ⋮  ddots ⋱  prime ′  checkmark ✓  % %  $ $  # #  & &  _ _
        """);

    /// <summary>Operators, relations and arrows.</summary>
    public static readonly FrozenDictionary<string, string> Operators = Table("""
        cdot ⋅  times ×  div ÷  pm ±  mp ∓  ast ∗  star ⋆  circ ∘  bullet ∙  oplus ⊕  ominus ⊖  otimes ⊗  odot ⊙  wedge ∧  land ∧  vee ∨  lor ∨  neg ¬  lnot ¬
        cap ∩  cup ∪  setminus ∖  backslash ∖  mid ∣  nmid ∤  parallel ∥  perp ⊥  colon :
        le ≤  leq ≤  leqslant ⩽  ge ≥  geq ≥  geqslant ⩾  ll ≪  gg ≫  ne ≠  neq ≠  equiv ≡  approx ≈  sim ∼  simeq ≃  cong ≅  propto ∝  prec ≺  succ ≻  doteq ≐  coloneqq ≔
        in ∈  notin ∉  ni ∋  subset ⊂  subseteq ⊆  supset ⊃  supseteq ⊇  models ⊨  vdash ⊢
        to →  rightarrow →  longrightarrow ⟶  leftarrow ←  gets ←  leftrightarrow ↔  Rightarrow ⇒  implies ⟹  Leftarrow ⇐  Leftrightarrow ⇔  iff ⟺
        mapsto ↦  uparrow ↑  downarrow ↓  nearrow ↗  searrow ↘  therefore ∴  because ∵  lt <  gt >
        """);

    /// <summary>Large operators whose limits stand below and above.</summary>
    public static readonly FrozenDictionary<string, string> Large = Table("sum ∑  prod ∏  coprod ∐  bigcup ⋃  bigcap ⋂  bigvee ⋁  bigwedge ⋀  bigoplus ⨁  bigotimes ⨂");

    /// <summary>Integrals, whose limits stand beside them.</summary>
    public static readonly FrozenDictionary<string, string> Integrals = Table("int ∫  iint ∬  iiint ∭  oint ∮");

    /// <summary>Functions written as their name.</summary>
    public static readonly FrozenSet<string> Functions = FrozenSet.Create(
        "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan", "arg", "deg", "dim", "hom", "ker");

    /// <summary>Functions written as their name whose limits stand below.</summary>
    public static readonly FrozenSet<string> FunctionsWithLimits = FrozenSet.Create("lim", "max", "min", "sup", "inf", "limsup", "liminf", "det", "gcd", "Pr", "argmax", "argmin");

    /// <summary>Delimiters by command; <c>\left</c> and <c>\right</c> take single characters as well.</summary>
    public static readonly FrozenDictionary<string, string> Opening = Table("{ {  lbrace {  lbrack [  langle ⟨  lfloor ⌊  lceil ⌈  lvert |  lVert ‖");

    public static readonly FrozenDictionary<string, string> Closing = Table("} }  rbrace }  rbrack ]  rangle ⟩  rfloor ⌋  rceil ⌉  rvert |  rVert ‖");

    /// <summary>Accents above their argument; the boolean says whether the accent grows with it.</summary>
    public static readonly FrozenDictionary<string, (string Sign, bool Stretches)> Accents = new Dictionary<string, (string, bool)>
    {
        ["hat"] = ("^", false),
        ["widehat"] = ("^", true),
        ["bar"] = ("‾", false),
        ["overline"] = ("‾", true),
        ["tilde"] = ("~", false),
        ["widetilde"] = ("~", true),
        ["vec"] = ("→", false),
        ["overrightarrow"] = ("→", true),
        ["dot"] = ("˙", false),
        ["ddot"] = ("¨", false),
        ["check"] = ("ˇ", false),
        ["breve"] = ("˘", false),
    }.ToFrozenDictionary();

    /// <summary>Spaces, in em.</summary>
    public static readonly FrozenDictionary<string, string> Spaces =
        Table(", 0.167  thinspace 0.167  : 0.222  > 0.222  medspace 0.222  ; 0.278  thickspace 0.278  ! -0.167  enspace 0.5  quad 1  qquad 2");

    private static FrozenDictionary<string, string> Table(string pairs)
    {
        var words = pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
    }
}
