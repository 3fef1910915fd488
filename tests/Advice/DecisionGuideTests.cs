using ParallelAsync.Advice;

namespace ParallelAsync.Tests.Advice;

public sealed class DecisionGuideTests
{
    private static readonly Workload Clear = new("X", "nothing stands in its way");

    public static TheoryData<Decision, int> Exits => new()
    {
        { Decision.LeaveIt, 0 },
        { Decision.OptimiseFirst, 1 },
        { Decision.SaveMemory, 2 },
        { Decision.Asynchronous, 3 },
        { Decision.Restructure, 4 },
        { Decision.BiggerPieces, 5 },
        { Decision.ShrinkSerialPart, 6 },
    };

    private static Workload[] Obstacles =>
    [
        Clear with { SecondsNow = 5 },
        Clear with { IsOptimised = false },
        Clear with { MegabytesPerWorker = 1_001 },
        Clear with { WaitingShare = 0.9 },
        Clear with { IsIndependent = false },
        Clear with { PieceMicroseconds = 5 },
        Clear with { ParallelFraction = 0.9 },
    ];

    [Fact]
    public void Decide_NothingInTheWay_IsParallel() => Assert.Equal(Decision.Parallel, DecisionGuide.Decide(Clear));

    [Theory]
    [MemberData(nameof(Exits))]
    public void Decide_OneObstacle_LeavesAtItsQuestion(Decision decision, int obstacle) =>
        Assert.Equal(decision, DecisionGuide.Decide(Obstacles[obstacle]));

    [Fact]
    public void Decide_SeveralObstacles_LeavesAtTheFirstQuestion() =>
        Assert.Equal(Decision.OptimiseFirst, DecisionGuide.Decide(Clear with { IsOptimised = false, WaitingShare = 1, IsIndependent = false }));

    [Fact]
    public void Decide_MemoryExactlySuffices_LeadsOn() =>
        Assert.Equal(Decision.Parallel, DecisionGuide.Decide(Clear with { MegabytesPerWorker = 1_000 }));

    [Fact]
    public void SecondsPredicted_AmdahlsLaw_IsTimeOverSpeedup() =>
        Assert.Equal(60 * (0.1 + (0.9 / 8)), (Clear with { ParallelFraction = 0.9 }).SecondsPredicted, 1e-9);

    [Fact]
    public void Cases_EachDecision_IsTheAnswerOfOne() =>
        Assert.Equal(Enum.GetValues<Decision>().Except([Decision.Undecided]), DecisionGuide.Cases.Select(DecisionGuide.Decide).Order());

    [Fact]
    public void Check_AnotherDecision_NamesTheQuestionWhereThePathsPart()
    {
        var waits = Clear with { WaitingShare = 0.9 };

        Assert.Equal("X: right.", DecisionGuide.Check(waits, Decision.Asynchronous));
        Assert.Equal("X: look at question 4 again.", DecisionGuide.Check(waits, Decision.Parallel));
        Assert.Equal("X: look at question 2 again.", DecisionGuide.Check(waits, Decision.OptimiseFirst));
        Assert.Equal("X: not decided yet.", DecisionGuide.Check(waits, Decision.Undecided));
    }

    [Fact]
    public void Compare_Cases_GivesAColumnEach()
    {
        var table = Workload.Compare(DecisionGuide.Cases);

        Assert.Equal(["Fact", .. DecisionGuide.Cases.Select(work => work.Name)], table.Columns);
        Assert.Equal("978 s", Assert.Single(table.Rows, row => row[0] == "Takes now")[2]);
    }
}
