namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>Who makes a pass when, so that neither a machine that becomes slower nor a neighbour that leaves it warm favours anyone.</summary>
internal static class RoundOrder
{
    /// <summary>
    /// The order of a round: everyone once, beginning one contestant later than in the round before, and backwards in every second round. Over as many rounds as there
    /// are contestants each comes first once, and each pair of neighbours runs in both directions.
    /// </summary>
    /// <param name="round">The number of the round, from 0.</param>
    /// <param name="contestants">How many contestants there are, 0 or more.</param>
    public static IReadOnlyList<int> Of(int round, int contestants)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(round);
        ArgumentOutOfRangeException.ThrowIfNegative(contestants);
        var direction = round % 2 == 0 ? 1 : -1;
        return [.. Enumerable.Range(0, contestants).Select(position => (round % contestants + direction * position + contestants) % contestants)];
    }
}
