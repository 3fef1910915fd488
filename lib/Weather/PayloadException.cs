namespace ParallelAsync.Weather;

/// <summary>An answer with a good status whose body is not what it should be: worth another try.</summary>
internal sealed class PayloadException(string reason, string detail, Exception? cause = null) : Exception($"{reason}: {detail}", cause)
{
    public const string EmptyReason = "empty payload";

    public string Reason => reason;

    public string Detail => detail;

    public static PayloadException Empty(string detail) => new(EmptyReason, detail);
}
