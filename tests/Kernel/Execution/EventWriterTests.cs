using System.Threading.Channels;
using Microsoft.DotNet.Interactive.Formatting;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Execution;

public sealed class EventWriterTests : IDisposable
{
    private readonly Pipe pipe = new();
    private readonly EventWriter writer;

    public EventWriterTests() => writer = new EventWriter(pipe);

    public void Dispose()
    {
        writer.Dispose();
        pipe.Dispose();
    }

    [Fact]
    public async Task Send_TextAlone_ComesWithoutWaitingForMore()
    {
        writer.Send(new CellText("stdout", "a"));

        Assert.Equal(new CellText("stdout", "a"), await pipe.NextAsync());
    }

    [Fact]
    public async Task Send_ManyPieces_ComeWholeInFewerMessages()
    {
        for (var i = 0; i < 10_000; i++)
        {
            writer.Send(new CellText("stdout", "0123456789"));
        }

        writer.Send(new CellEnd());

        var (text, messages) = ("", 0);
        while (await pipe.NextAsync() is CellText piece)
        {
            (text, messages) = (text + piece.Text, messages + 1);
        }

        Assert.Equal(string.Concat(Enumerable.Repeat("0123456789", 10_000)), text);
        Assert.InRange(messages, 3, 5_000);
    }

    [Fact]
    public async Task Send_TextBetweenOtherEvents_KeepsTheOrder()
    {
        CellEvent[] sent =
        [
            new CellText("stdout", "1"), new CellClear(false), new CellText("stdout", "2"), new CellText("stderr", "3"), new CellText("stdout", "4"),
            new CellInputRequest("?", false), new CellText("stderr", "5"), new CellEnd(),
        ];
        Array.ForEach(sent, writer.Send);

        foreach (var expected in sent)
        {
            Assert.Equal(expected, await pipe.NextAsync());
        }
    }

    [Fact]
    public async Task Send_CharacterWrittenInHalves_ComesWhole()
    {
        writer.Send(new CellText("stdout", "a\ud83d"));
        Assert.Equal(new CellText("stdout", "a"), await pipe.NextAsync());

        writer.Send(new CellText("stdout", "\ude00b"));
        Assert.Equal(new CellText("stdout", "😀b"), await pipe.NextAsync());
    }

    [Fact]
    public async Task Send_Display_CrossesThePipeUnchanged()
    {
        writer.Send(new CellDisplay("id", [new FormattedValue("text/html", "<b>\n\"ü\"</b>")]));

        Assert.Equal([new FormattedValue("text/html", "<b>\n\"ü\"</b>")], Assert.IsType<CellDisplay>(await pipe.NextAsync()).Values);
    }

    private sealed class Pipe : StringWriter
    {
        private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

        public override void WriteLine(string? value) => lines.Writer.TryWrite(value!);

        public async Task<CellEvent> NextAsync() => WireFormat.ReadEvent(await lines.Reader.ReadAsync(TestContext.Current.CancellationToken));
    }
}
