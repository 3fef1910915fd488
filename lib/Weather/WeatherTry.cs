namespace ParallelAsync.Weather;

/// <summary>One try that failed.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Reason">What went wrong, such as "HTTP 504" or "empty payload".</param>
/// <param name="Detail">More about it; may be empty.</param>
/// <param name="WaitedAfter">The wait before the next try; null when there was none.</param>
public sealed record WeatherTry(int Number, string Reason, string Detail, TimeSpan? WaitedAfter)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var detail = Detail.Length > 0 ? $" ({Detail})" : "";
        return $"{Number}. {Reason}{detail}" + (WaitedAfter is { } wait ? $", then waited {wait.TotalSeconds:0.###} s" : "");
    }
}
