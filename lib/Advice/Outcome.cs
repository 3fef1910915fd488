namespace ParallelAsync.Advice;

/// <summary>What became of an item: nothing yet, a result, or an exception.</summary>
internal readonly struct Outcome<TResult>
{
    private readonly bool exists;

    public Outcome(TResult result) => (Result, exists) = (result, true);

    public Outcome(string error, bool isOverload) => (Error, IsOverload, exists) = (error, isOverload, true);

    public TResult? Result { get; }

    /// <summary>The type and the message of the exception; null when there is a result.</summary>
    public string? Error { get; }

    /// <summary>Whether the item was turned away because too much was asked for at once.</summary>
    public bool IsOverload { get; }

    public bool Exists => exists;

    public static Outcome<TResult> Of(Exception exception, Func<Exception, bool>? isOverload) =>
        new($"{Overload.TypeOf(exception)}: {Overload.MessageOf(exception)}", Overload.Is(exception) || isOverload?.Invoke(exception) == true);
}
