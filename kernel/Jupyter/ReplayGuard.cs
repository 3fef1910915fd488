namespace ParallelAsync.Kernel.Jupyter;

/// <summary>Remembers the signatures of messages, so that a copy of one is not taken again.</summary>
/// <param name="most">How many are remembered; the oldest are forgotten first.</param>
internal sealed class ReplayGuard(int most = 65_536)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<string> order = [];

    /// <summary>Whether a signature has not been seen before; from now on it has.</summary>
    public bool IsNew(byte[] signature)
    {
        var text = Convert.ToHexString(signature);
        lock (gate)
        {
            if (!seen.Add(text))
            {
                return false;
            }

            order.Enqueue(text);
            if (order.Count > most)
            {
                seen.Remove(order.Dequeue());
            }

            return true;
        }
    }
}
