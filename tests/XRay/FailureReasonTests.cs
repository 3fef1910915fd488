using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

public sealed class FailureReasonTests
{
    private static readonly string File = Path.Combine(Path.GetTempPath(), "secret", "x.jpeg");

    [Fact]
    public void Of_PermissionDenied_SaysSo() =>
        Assert.Equal("may not be read: permission denied", FailureReason.Of(new UnauthorizedAccessException($"Access to the path '{File}' is denied."), File));

    [Fact]
    public void Of_FaultOfTheDisk_NamesNoFolder()
    {
        var reason = FailureReason.Of(new IOException($"Input/output error : '{File}'"), File);

        Assert.Equal("cannot be read: Input/output error : 'x.jpeg'", reason);
    }

    [Fact]
    public void Of_FaultOfADecoder_NamesItButNoFolder()
    {
        var reason = FailureReason.Of(new InvalidOperationException($"Stuck in '{File}'"), File);

        Assert.Equal("could not be decoded: InvalidOperationException: Stuck in 'x.jpeg'", reason);
    }

    [Fact]
    public void Of_NoMemory_SaysSo() => Assert.Equal("too large for the memory there is", FailureReason.Of(new InsufficientMemoryException(), File));
}
