namespace ParallelAsync.Charts;

/// <summary>The colours of the charts.</summary>
public static class Palette
{
    /// <summary>Work done one item after the other.</summary>
    public const string Sequential = "#0072B2";
}
