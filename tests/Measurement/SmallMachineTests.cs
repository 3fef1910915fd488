using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

public sealed class SmallMachineTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("1", true)]
    public void Read_TheVariable_SaysWhetherTheMachineIsSmall(string? value, bool small) => Assert.Equal(small, SmallMachine.Read(value));

    [Fact]
    public void Read_SomethingElse_SaysWhatWasExpected()
    {
        var error = Assert.Throws<InvalidOperationException>(() => SmallMachine.Read("yes"));

        Assert.Contains("1 or 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"yes\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_OnThisMachine_FollowsTheVariable() => Assert.Equal(SmallMachine.IsSet ? 40 : 200, SmallMachine.Size(200, small: 40));

    [Fact]
    public void AdviceOn_ASmallMachine_WarnsOfItsSpeedups()
    {
        Assert.Contains("say little", SmallMachine.AdviceOn(small: true), StringComparison.Ordinal);
        Assert.DoesNotContain("say little", SmallMachine.AdviceOn(small: false), StringComparison.Ordinal);
    }
}
