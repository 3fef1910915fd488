namespace ParallelAsync.Processes;

/// <summary>An exception that a worker process threw while it worked on an item.</summary>
public sealed class RemoteException : Exception
{
    internal RemoteException(string remoteType, string remoteMessage, string? remoteStackTrace, int processId)
        : base($"{remoteType} in worker process {processId}: {remoteMessage}") =>
        (RemoteType, RemoteMessage, RemoteStackTrace, ProcessId) = (remoteType, remoteMessage, remoteStackTrace, processId);

    /// <summary>The full name of the type that was thrown, such as <c>System.FormatException</c>.</summary>
    public string RemoteType { get; }

    /// <summary>The message of what was thrown.</summary>
    public string RemoteMessage { get; }

    /// <summary>Where in the worker it was thrown, with what caused it; null when the worker did not know.</summary>
    public string? RemoteStackTrace { get; }

    /// <summary>The process that threw it.</summary>
    public int ProcessId { get; }

    /// <summary>Both stacks: the worker's first.</summary>
    public override string ToString() => RemoteStackTrace is null ? base.ToString() : $"{base.ToString()}\n--- in worker process {ProcessId} ---\n{RemoteStackTrace}";
}
