using System.Net;
using System.Net.Sockets;
using ParallelAsync.Processes;

namespace ParallelAsync.Advice;

/// <summary>Tells exceptions by which a service or the system says that it has enough from those that are about the item.</summary>
internal static class Overload
{
    // EMFILE and ENFILE of POSIX, ERROR_TOO_MANY_OPEN_FILES of Windows (in the low 16 bits of its HResult), EAGAIN of a system without threads.
    private static readonly int[] Exhausted = [24, 23, 4, 11];

    public static bool Is(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: { } status } => IsBusy(status),
        HttpRequestException { InnerException: { } inner } => Is(inner),
        SocketException socket => socket.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable or SocketError.ConnectionRefused
            or SocketError.ConnectionReset or SocketError.TimedOut or SocketError.AddressAlreadyInUse or SocketError.TryAgain,
        IOException { InnerException: SocketException inner } => Is(inner),
        IOException file => Exhausted.Contains(file.HResult & 0xFFFF) && file is not FileNotFoundException and not DirectoryNotFoundException,
        OutOfMemoryException or TimeoutException => true,
        OperationCanceledException { InnerException: TimeoutException } => true,
        AggregateException { InnerException: { } inner } => Is(inner),
        _ => false,
    };

    // A worker process gives its exceptions the type and the text that they had there.
    public static string TypeOf(Exception exception) => exception is RemoteException remote ? remote.RemoteType : exception.GetType().FullName!;

    public static string MessageOf(Exception exception) => exception is RemoteException remote ? remote.RemoteMessage : exception.Message;

    private static bool IsBusy(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.BadGateway;
}
