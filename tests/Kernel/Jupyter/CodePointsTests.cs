using ParallelAsync.Kernel.Jupyter;

namespace ParallelAsync.Tests.Kernel.Jupyter;

public sealed class CodePointsTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("a😀b", 1, 1)]
    [InlineData("a😀b", 2, 3)]
    [InlineData("a😀b", 3, 4)]
    [InlineData("👩‍👩‍👧x", 5, 8)]
    [InlineData("e\u0301x", 2, 2)]
    [InlineData("\ud83d", 1, 1)]
    public void ToIndex_CodePoints_CountsPairsOnce(string text, int codePoint, int index)
    {
        Assert.Equal(index, CodePoints.ToIndex(text, codePoint));
        Assert.Equal(codePoint, CodePoints.FromIndex(text, index));
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(99, 4)]
    public void ToIndex_OutsideOfTheText_IsItsEnd(int codePoint, int index) => Assert.Equal(index, CodePoints.ToIndex("a😀b", codePoint));
}
