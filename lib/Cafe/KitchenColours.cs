namespace ParallelAsync.Cafe;

/// <summary>
/// The colours of what ran in the kitchen: browner is darker. Each has a contrast of at least 3 : 1 on a light and on a dark page, and none is
/// that of an approach or of what was calculated.
/// </summary>
internal static class KitchenColours
{
    private const string Light = "#C2892B", Golden = "#B36A1E", Dark = "#A5561F", Coffee = "#4477AA";

    /// <summary>Work that took its full time and came to nothing (red).</summary>
    private const string Spoilt = "#CC3311";

    /// <summary>Work that was stopped before its end (mauve).</summary>
    private const string Cancelled = "#AA6699";

    /// <summary>The colour as <c>#RRGGBB</c>; null: one of the palette's, as for a customer.</summary>
    /// <param name="what">What was made: a doneness, or coffee.</param>
    /// <param name="state">How it ended.</param>
    public static string? Of(string what, WorkState state) => (state, what) switch
    {
        (WorkState.Spoilt, _) => Spoilt,
        (WorkState.Cancelled, _) => Cancelled,
        (_, "light") => Light,
        (_, "golden") => Golden,
        (_, "dark") => Dark,
        (_, "coffee") => Coffee,
        _ => null,
    };
}
