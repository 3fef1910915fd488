using ParallelAsync.Advice;

namespace ParallelAsync.Tests.Advice;

public sealed class ResultComparerTests
{
    [Fact]
    public void Equals_Arrays_AreComparedByElements()
    {
        Assert.True(ResultComparer<byte[]>.Instance.Equals([1, 2], [1, 2]));
        Assert.False(ResultComparer<byte[]>.Instance.Equals([1, 2], [1, 3]));
        Assert.False(ResultComparer<int[]>.Instance.Equals([1], [1, 2]));
        Assert.False(ResultComparer<int[]>.Instance.Equals([1, 2], [1]));
        Assert.True(ResultComparer<double[]>.Instance.Equals([double.NaN], [double.NaN]));
    }

    [Fact]
    public void Equals_ListsOfArrays_AreComparedAtAnyDepth()
    {
        Assert.True(ResultComparer<List<int[]>>.Instance.Equals([[1], [2, 3]], [[1], [2, 3]]));
        Assert.False(ResultComparer<List<int[]>>.Instance.Equals([[1], [2, 3]], [[1], [2, 4]]));
    }

    [Fact]
    public void Equals_TextsRecordsAndNothing_AreComparedByThemselves()
    {
        Assert.True(ResultComparer<string>.Instance.Equals("ab", new string(['a', 'b'])));
        Assert.True(ResultComparer<Candidate>.Instance.Equals(new(CandidateKind.Threads, 2), new(CandidateKind.Threads, 2)));
        Assert.True(ResultComparer<int[]?>.Instance.Equals(null, null));
        Assert.False(ResultComparer<int[]?>.Instance.Equals(null, []));
        Assert.False(ResultComparer<object>.Instance.Equals(new object(), new object()));
    }
}
