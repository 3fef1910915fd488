using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Execution;

[Collection("Sessions")]
public sealed class CellInputTests : IDisposable
{
    private readonly SessionFixture session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("Console.ReadLine()", "", false)]
    [InlineData("await GetInputAsync(\"Name?\")", "Name?", false)]
    [InlineData("await GetInputAsync(\"Code?\", \"password\")", "Code?", true)]
    [InlineData("(await Microsoft.DotNet.Interactive.Kernel.GetPasswordAsync(\"Key?\")).GetClearTextPassword()", "Key?", true)]
    public async Task Ask_Reader_GetsTheAnswer(string code, string prompt, bool isPassword)
    {
        var events = await AnswerAsync(code, ["Ada 😀"]);

        Assert.Equal(new CellInputRequest(prompt, isPassword), events[0]);
        Assert.Equal("Ada 😀", Assert.IsType<CellResult>(events[1]).Values.Single(value => value.MimeType == "text/plain").Value);
    }

    [Fact]
    public async Task Ask_Twice_GetsEachAnswer()
    {
        var events = await AnswerAsync("Console.ReadLine() + (char)Console.Read() + (char)Console.Read() + Console.ReadLine()", ["a", "bc"]);

        Assert.Equal("abc", Assert.IsType<CellResult>(events[^1]).Values.Single(value => value.MimeType == "text/plain").Value);
    }

    [Fact]
    public async Task Ask_TwoThreads_EachGetsAnAnswer()
    {
        var events = await AnswerAsync("var both = await Task.WhenAll(GetInputAsync(\"1\"), GetInputAsync(\"2\"));\nstring.Join(' ', both.Order())", ["x", "y"]);

        Assert.Equal("x y", Assert.IsType<CellResult>(events[^1]).Values.Single(value => value.MimeType == "text/plain").Value);
    }

    [Theory]
    [InlineData("Console.ReadLine();")]
    [InlineData("await GetPasswordAsync();")]
    public async Task Ask_NobodyThere_SaysSo(string code)
    {
        var failure = await session.FailureAsync(code);

        Assert.Equal("System.InvalidOperationException", failure.Name);
        Assert.Contains("nobody can give any", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_Displayed_DoesNotShow()
    {
        var events = await AnswerAsync("await GetPasswordAsync()", ["secret"]);

        Assert.DoesNotContain(events.OfType<CellResult>().Single().Values, value => value.Value.Contains("secret", StringComparison.Ordinal));
    }

    private Task<IReadOnlyList<CellEvent>> AnswerAsync(string code, Queue<string> answers) =>
        session.RunAsync(new CellRequest(0, code) { AllowsInput = true }, cellEvent =>
        {
            if (cellEvent is CellInputRequest)
            {
                session.Reply(answers.Dequeue());
            }
        }, TestContext.Current.CancellationToken);

    private Task<IReadOnlyList<CellEvent>> AnswerAsync(string code, string[] answers) => AnswerAsync(code, new Queue<string>(answers));
}
