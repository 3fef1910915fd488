using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ParallelAsync.Advice;

/// <summary>Compares arrays and lists element by element, at any depth, and everything else by its own <see cref="object.Equals(object)"/>.</summary>
internal sealed class ResultComparer<TResult> : IEqualityComparer<TResult>
{
    private static readonly bool isPlain = typeof(TResult) == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(typeof(TResult)) && typeof(TResult) != typeof(object);

    public static ResultComparer<TResult> Instance { get; } = new();

    public bool Equals(TResult? left, TResult? right) => isPlain
        ? EqualityComparer<TResult>.Default.Equals(left, right)
        : left is byte[] leftBytes && right is byte[] rightBytes ? leftBytes.AsSpan().SequenceEqual(rightBytes) : Same(left, right);

    public int GetHashCode([DisallowNull] TResult value) => throw new NotSupportedException("Results are only compared in pairs.");

    private static bool Same(object? left, object? right)
    {
        if (left is string || right is string || left is not IEnumerable leftItems || right is not IEnumerable rightItems)
            return Equals(left, right);

        var (leftItem, rightItem) = (leftItems.GetEnumerator(), rightItems.GetEnumerator());
        using var closingLeft = leftItem as IDisposable;
        using var closingRight = rightItem as IDisposable;
        while (leftItem.MoveNext())
        {
            if (!rightItem.MoveNext() || !Same(leftItem.Current, rightItem.Current))
                return false;
        }

        return !rightItem.MoveNext();
    }
}
