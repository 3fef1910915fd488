using System.Runtime.InteropServices;
using ParallelAsync.Benchmarks.Comparison;

namespace ParallelAsync.Tests.Benchmarks;

public sealed class ResultCheckTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void GreyLevels_WithinTheTolerance_IsTheSameAndSaysHowLargeTheDifferenceIs()
    {
        var outcome = new GreyLevelCheck(2, meanTolerance: 0.5, largestTolerance: 2).Compare(Bytes("a", 1, 2, 3, 4, 5, 6, 7, 8), Bytes("b", 1, 2, 3, 4, 5, 6, 7, 10));

        Assert.True(outcome.Same);
        Assert.Equal("Pictures of 2 x 2 pixels: 2, largest difference 2 grey levels, largest mean of a picture 0.5 (allowed: 2 and 0.5)", outcome.Message);
    }

    [Fact]
    public void GreyLevels_OnePixelTooFarOff_IsAnotherResultAndSaysWhere()
    {
        var outcome = new GreyLevelCheck(2, meanTolerance: 5, largestTolerance: 2).Compare(Bytes("a", 1, 2, 3, 4, 5, 6, 7, 8), Bytes("b", 1, 2, 3, 4, 5, 6, 10, 8));

        Assert.False(outcome.Same);
        Assert.Contains("picture 1, row 1, column 0: expected 7, found 10", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GreyLevels_ManyPixelsALittleOff_IsAnotherResultByTheMean()
    {
        var outcome = new GreyLevelCheck(2, meanTolerance: 0.9, largestTolerance: 2).Compare(Bytes("a", 0, 0, 0, 0, 9, 9, 9, 9), Bytes("b", 0, 0, 0, 0, 10, 8, 10, 8));

        Assert.False(outcome.Same);
        Assert.Contains("the mean is largest in picture 1", outcome.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(0)]
    [InlineData(9)]
    public void GreyLevels_AnotherNumberOfPictures_IsAnotherResult(int bytes)
    {
        var outcome = new GreyLevelCheck(2, 255, 255).Compare(Bytes("a", 1, 2, 3, 4, 5, 6, 7, 8), Bytes("b", new byte[bytes]));

        Assert.False(outcome.Same);
        Assert.Contains($"expected 2 (8 bytes), found {bytes} bytes", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_Equal_IsTheSame()
    {
        var outcome = new NumberCheck().Compare(Numbers("a", 1, 4, double.NaN), Numbers("b", 1, 4, double.NaN));

        Assert.Equal(new(true, "Numbers: 3, all equal"), outcome);
    }

    [Fact]
    public void Numbers_OneBitOff_IsAnotherResultAndSaysWhich()
    {
        var outcome = new NumberCheck().Compare(Numbers("a", 1, 4, 9), Numbers("b", 1, 4, Math.BitIncrement(9)));

        Assert.Equal(new(false, "number 2: expected 9, found 9.000000000000002"), outcome);
    }

    [Fact]
    public void Numbers_FewerOrHalfOfOne_IsAnotherResultOrNoResult()
    {
        Assert.Equal(new(false, "Numbers: expected 3, found 2"), new NumberCheck().Compare(Numbers("a", 1, 4, 9), Numbers("b", 1, 4)));
        Assert.Throws<InvalidDataException>(() => new NumberCheck().Compare(Numbers("a", 1), Bytes("b", 1, 2, 3)));
    }

    [Fact]
    public void Lines_Equal_IsTheSame() => Assert.Equal(
        new(true, "Days: 2, all equal"),
        new LineCheck("Days").Compare(folder.WriteText("a", "2020-08-10 S1 281\n2020-08-10 S2 -\n"), folder.WriteText("b", "2020-08-10 S1 281\r\n2020-08-10 S2 -")));

    [Fact]
    public void Lines_OneWordDiffers_IsAnotherResultAndSaysWhich() => Assert.Equal(
        new(false, "line 2, which should begin '2020-08-10 S2 - 5', word 4: expected '5', found '6'"),
        new LineCheck("Days").Compare(folder.Write("a", "2020-08-10 S1 281", "2020-08-10 S2 - 5"), folder.Write("b", "2020-08-10 S1 281", "2020-08-10 S2 - 6")));

    [Fact]
    public void Lines_AShorterLine_SaysThatItEnds() => Assert.Contains(
        "word 3: expected '281', found 'the end of the line'",
        new LineCheck("Days").Compare(folder.Write("a", "2020-08-10 S1 281"), folder.Write("b", "2020-08-10 S1")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Lines_OneMore_IsAnotherResultAndSaysWhich() => Assert.Equal(
        new(false, "Days: expected 1, found 2; the first that only one side has is '2020-08-11 S1 280'"),
        new LineCheck("Days").Compare(folder.Write("a", "2020-08-10 S1 281"), folder.Write("b", "2020-08-10 S1 281", "2020-08-11 S1 280")));

    private string Bytes(string name, params byte[] bytes)
    {
        File.WriteAllBytes(folder.File(name), bytes);
        return folder.File(name);
    }

    private string Numbers(string name, params double[] numbers) => Bytes(name, MemoryMarshal.AsBytes<double>(numbers).ToArray());
}
