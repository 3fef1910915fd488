using System.Net;
using System.Net.Sockets;

namespace ParallelAsync.Tests;

/// <summary>Ports of this machine for programs that must be told theirs.</summary>
internal static class FreePorts
{
    /// <summary>Ports that nobody listens on, and no two the same: all are held until all are known.</summary>
    public static int[] Find(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
