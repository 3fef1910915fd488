using System.Net;
using System.Net.Sockets;
using ParallelAsync.Advice;

namespace ParallelAsync.Tests.Advice;

public sealed class OverloadTests
{
    public static TheoryData<Exception, bool> Exceptions => new()
    {
        { new HttpRequestException("busy", null, HttpStatusCode.TooManyRequests), true },
        { new HttpRequestException("busy", null, HttpStatusCode.ServiceUnavailable), true },
        { new HttpRequestException("not there", null, HttpStatusCode.NotFound), false },
        { new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)), true },
        { new SocketException((int)SocketError.TooManyOpenSockets), true },
        { new SocketException((int)SocketError.HostNotFound), false },
        { new IOException("Too many open files", 24), true },
        { new IOException("Disk full", 28), false },
        { new FileNotFoundException("not there"), false },
        { new TimeoutException(), true },
        { new TaskCanceledException("slow", new TimeoutException()), true },
        { new AggregateException(new TimeoutException()), true },
        { new FormatException(), false },
    };

    [Theory]
    [MemberData(nameof(Exceptions), DisableDiscoveryEnumeration = true)]
    public void Is_AnyException_TellsTooMuchFromWrong(Exception exception, bool expected) => Assert.Equal(expected, Overload.Is(exception));
}
