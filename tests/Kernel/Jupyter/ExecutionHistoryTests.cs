using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Jupyter;

namespace ParallelAsync.Tests.Kernel.Jupyter;

public sealed class ExecutionHistoryTests
{
    private readonly ExecutionHistory history = new();

    public ExecutionHistoryTests()
    {
        history.Add(1, "var a = 1;", null);
        history.Add(2, "a + 1", "2");
        history.Add(3, "display(a);\nb", null);
        history.Add(4, "a + 1", "2");
    }

    [Theory]
    [InlineData("""{"hist_access_type":"tail","n":2}""", "3 4")]
    [InlineData("""{"hist_access_type":"tail","n":99}""", "1 2 3 4")]
    [InlineData("""{"hist_access_type":"tail","n":-1}""", "")]
    [InlineData("""{"hist_access_type":"range","session":0,"start":2,"stop":4}""", "2 3")]
    [InlineData("""{"hist_access_type":"range","session":1,"start":3}""", "3 4")]
    [InlineData("""{"hist_access_type":"range","start":-2}""", "3 4")]
    [InlineData("""{"hist_access_type":"range","start":0,"stop":-1}""", "1 2 3")]
    [InlineData("""{"hist_access_type":"range","session":-1,"start":0}""", "")]
    [InlineData("""{"hist_access_type":"search","pattern":"a *"}""", "2 4")]
    [InlineData("""{"hist_access_type":"search","pattern":"a *","unique":true}""", "4")]
    [InlineData("""{"hist_access_type":"search","pattern":"a *","n":1}""", "4")]
    [InlineData("""{"hist_access_type":"search","pattern":"*b"}""", "3")]
    [InlineData("""{"hist_access_type":"search","pattern":"a ? 1"}""", "2 4")]
    [InlineData("""{"hist_access_type":"search","pattern":"a . 1"}""", "")]
    [InlineData("""{"hist_access_type":"search","pattern":"A*"}""", "")]
    [InlineData("""{"hist_access_type":"search"}""", "1 2 3 4")]
    public void Answer_Request_FindsTheCells(string request, string expected)
    {
        var reply = history.Answer(RequestTests.Of(request));

        Assert.Equal("ok", reply["status"]!.GetValue<string>());
        Assert.Equal(expected, string.Join(' ', reply["history"]!.AsArray().Select(entry => entry![1]!.GetValue<int>())));
    }

    [Fact]
    public void Answer_Entry_IsSessionNumberAndCode() =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""[[1,2,"a + 1"]]"""), history.Answer(RequestTests.Of("""{"hist_access_type":"range","start":2,"stop":3}"""))["history"]));

    [Fact]
    public void Answer_WithOutput_HoldsTheResultOrNull() =>
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""[[1,2,["a + 1","2"]],[1,3,["display(a);\nb",null]]]"""),
            history.Answer(RequestTests.Of("""{"hist_access_type":"range","start":2,"stop":4,"output":true}"""))["history"]));

    [Theory]
    [InlineData("""{"hist_access_type":"all"}""", "tail, range or search")]
    [InlineData("{}", "hist_access_type")]
    public void Answer_RequestForWhatThereIsNot_IsRefused(string request, string expected) =>
        Assert.Contains(expected, Assert.Throws<RequestException>(() => history.Answer(RequestTests.Of(request))).Message, StringComparison.Ordinal);

    [Fact]
    public void Answer_HostilePattern_IsAnsweredOrRefusedQuickly()
    {
        history.Add(5, new string('a', 50_000), null);

        Assert.Empty(history.Answer(Search(string.Concat(Enumerable.Repeat("*a", 400)) + "b"))["history"]!.AsArray());
        Assert.Throws<RequestException>(() => history.Answer(Search(new string('*', 1_001))));

        static Request Search(string pattern) => RequestTests.Of(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = pattern }.ToJsonString());
    }
}
