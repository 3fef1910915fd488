using ParallelAsync.Kernel.Jupyter;

namespace ParallelAsync.Tests.Kernel.Jupyter;

public sealed class ReplayGuardTests
{
    [Fact]
    public void IsNew_SeenBefore_IsNot()
    {
        var guard = new ReplayGuard();

        Assert.True(guard.IsNew([1]));
        Assert.True(guard.IsNew([2]));
        Assert.False(guard.IsNew([1]));
        Assert.False(guard.IsNew([2]));
    }

    [Fact]
    public void IsNew_MoreThanItRemembers_ForgetsTheOldestFirst()
    {
        var guard = new ReplayGuard(most: 2);
        Assert.All((byte[])[1, 2, 3], signature => Assert.True(guard.IsNew([signature])));

        Assert.False(guard.IsNew([2]));
        Assert.False(guard.IsNew([3]));
        Assert.True(guard.IsNew([1]));
    }
}
