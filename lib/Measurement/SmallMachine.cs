namespace ParallelAsync.Measurement;

/// <summary>
/// Whether the notebooks were set up on a small machine that is shared with others, such as Binder's (1 to 2 GB of memory, a fraction of a
/// processor). Whoever sets such a machine up says so with the environment variable <c>PARALLELASYNC_SMALL</c>; nothing else can tell.
/// </summary>
public static class SmallMachine
{
    /// <summary>The environment variable: 1 on a small machine; 0, empty or absent elsewhere.</summary>
    public const string Variable = "PARALLELASYNC_SMALL";

    /// <summary>Whether this is one.</summary>
    /// <exception cref="InvalidOperationException">The environment variable holds something else than 0 or 1.</exception>
    public static bool IsSet => Read(Environment.GetEnvironmentVariable(Variable));

    /// <summary>What a reader of measurements should know about this machine: a line or two, none long.</summary>
    /// <exception cref="InvalidOperationException">The environment variable holds something else than 0 or 1.</exception>
    public static string Advice => AdviceOn(IsSet);

    /// <summary>A default that depends on the machine.</summary>
    /// <param name="usual">The value on a machine of one's own.</param>
    /// <param name="small">The value on a small one.</param>
    /// <returns>As in <c>SmallMachine.Size(200, small: 40)</c>: 200 or 40.</returns>
    /// <exception cref="InvalidOperationException">The environment variable holds something else than 0 or 1.</exception>
    public static T Size<T>(T usual, T small) => IsSet ? small : usual;

    internal static bool Read(string? value) => value switch
    {
        "1" => true,
        null or "" or "0" => false,
        _ => throw new InvalidOperationException($"Expected 1 or 0 in the environment variable {Variable}, found \"{value}\": 1 says that the machine is small and shared."),
    };

    internal static string AdviceOn(bool small) => small
        ? "A small machine, shared with others: speedups that you measure here say little.\nNobody knows how much of its processor you get, and when."
        : "Nobody has marked this machine as a small, shared one: what you measure here is yours.";
}
