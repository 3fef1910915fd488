using System.Reflection;

namespace ParallelAsync.Processes;

/// <summary>The methods that a pool has been given, each with the number that stands for it on the pipes.</summary>
internal sealed class PoolMethods
{
    private readonly Dictionary<(MethodInfo Method, Type Argument, Type Result), PoolMethod> known = [];

    /// <exception cref="ArgumentException">No other process could find it.</exception>
    public PoolMethod Find<TArgument, TResult>(Func<TArgument, TResult> callable)
    {
        ArgumentNullException.ThrowIfNull(callable);
        lock (known)
        {
            if (callable is { Target: null, HasSingleTarget: true } && known.TryGetValue((callable.Method, typeof(TArgument), typeof(TResult)), out var method))
                return method;
            method = new PoolMethod(known.Count, RemoteMethod.Of(callable));
            known.Add((callable.Method, typeof(TArgument), typeof(TResult)), method);
            return method;
        }
    }
}
