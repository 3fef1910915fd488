namespace ParallelAsync.Tests.Hosts;

public sealed class DockerfileTests
{
    [Fact]
    public void Parse_ContinuedLinesAndComments_AreJoinedAndLeftOut()
    {
        var instructions = Dockerfile.Parse("# first\nFROM a:1\n\nRUN one \\\n    # between\n    && two \\\n\n    && three\nCMD [\"x\"]\n");

        Assert.Equal([new(2, "FROM", "a:1"), new(4, "RUN", "one && two && three"), new(9, "CMD", "[\"x\"]")], instructions);
    }

    [Fact]
    public void Arguments_OfAnInstruction_LeaveItsOptionsOut() =>
        Assert.Equal([".", "/home"], Dockerfile.Parse("COPY --chown=1000 --link . /home")[0].Arguments);

    [Theory]
    [InlineData("FRON a:1", "Line 1")]
    [InlineData("FROM a:1\nRUN", "Line 2")]
    [InlineData("FROM a:1\nRUN one \\\n# the end", "Line 2")]
    public void Parse_ALineThatIsNone_IsNamed(string text, string line) =>
        Assert.Contains(line, Assert.Throws<FormatException>(() => Dockerfile.Parse(text)).Message, StringComparison.Ordinal);
}
