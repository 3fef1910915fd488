using System.Text.Json;
using ParallelAsync.Kernel.Jupyter;

namespace ParallelAsync.Tests.Kernel.Jupyter;

public sealed class RequestTests
{
    private static readonly Request Sample = Of("""{"text":"a","no":null,"yes":true,"count":3,"big":3e99,"map":{"x":"1","y":"2"},"mixed":{"x":1},"half":"\ud800"}""");

    [Fact]
    public void Fields_ThatAreThere_AreRead()
    {
        Assert.Equal(("a", true, 3), (Sample.Text("text"), Sample.Flag("yes", false), Sample.Number("count", 0)));
        Assert.Equal(new Dictionary<string, string> { ["x"] = "1", ["y"] = "2" }, Sample.Texts("map"));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("no")]
    public void Fields_ThatAreMissingOrNull_HaveTheirDefault(string name)
    {
        Assert.Equal(("d", true, 7), (Sample.Text(name, "d"), Sample.Flag(name, true), Sample.Number(name, 7)));
        Assert.Empty(Sample.Texts(name));
    }

    [Fact]
    public void Fields_OfAnotherKind_AreRefusedByName()
    {
        Assert.Equal("x_request: its content should hold text as 'count'.", Reason(() => Sample.Text("count")));
        Assert.Equal("x_request: its content should hold text as 'missing'.", Reason(() => Sample.Text("missing")));
        Assert.Equal("x_request: its content should hold true or false as 'text'.", Reason(() => Sample.Flag("text", true)));
        Assert.Equal("x_request: its content should hold a whole number as 'big'.", Reason(() => Sample.Number("big", 1)));
        Assert.Equal("x_request: its content should hold an object of texts as 'mixed'.", Reason(() => Sample.Texts("mixed")));
        Assert.Equal("x_request: its content should hold text of whole characters as 'half'.", Reason(() => Sample.Text("half")));
    }

    [Theory]
    [InlineData("execute_request", "execute_reply")]
    [InlineData("strange", "strange_reply")]
    public void ReplyType_OfType_IsNamedAfterIt(string type, string reply) => Assert.Equal(reply, (Sample with { Type = type }).ReplyType);

    internal static Request Of(string content) => new([], [], "x_request", JsonDocument.Parse(content).RootElement);

    private static string Reason(Func<object> read) => Assert.Throws<RequestException>(read).Message;
}
