using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ParallelAsync.Kernel.Jupyter;

namespace ParallelAsync.Tests.Kernel.Jupyter;

public sealed class MessageFormatTests
{
    private const string Header = """{"msg_id":"1","session":"s","username":"u","date":"2026-01-01T00:00:00Z","msg_type":"execute_request","version":"5.3"}""";

    // Of the four parts below with the key "secret", by Python's hmac.new(b"secret", digestmod="sha256").
    private const string Signature = "58e46cbb7e20cf65173d498b4147558b933ce2c188867e4460dc227cfad6eaff";

    private readonly MessageFormat format = new("secret", new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));

    [Fact]
    public void Read_MessageSignedElsewhere_IsTaken()
    {
        var request = format.Read(Frames());

        Assert.Equal(("execute_request", "execute_reply", "1 + 1"), (request.Type, request.ReplyType, request.Text("code")));
        Assert.Equal(["client"], request.Identities.Select(Encoding.UTF8.GetString));
        Assert.Equal(Header, Encoding.UTF8.GetString(request.Header));
    }

    [Fact]
    public void Read_TheSameMessageAgain_IsRefused()
    {
        format.Read(Frames());

        Assert.Equal("it came before", Reason(Frames()));
    }

    [Fact]
    public void Read_MessageRefusedForItsSignature_MayStillCome()
    {
        var frames = Frames();
        frames[2] = "0"u8.ToArray();
        Assert.Equal("its signature does not fit", Reason(frames));

        Assert.Equal("execute_request", format.Read(Frames()).Type);
    }

    [Fact]
    public void Read_AnyPartChanged_IsRefused()
    {
        for (var part = 2; part < 7; part++)
        {
            var frames = Frames();
            frames[part] = [.. frames[part], (byte)' '];

            Assert.Equal("its signature does not fit", Reason(frames));
        }
    }

    [Fact]
    public void Read_Buffers_AreLeftAside() => Assert.Equal("execute_request", format.Read([.. Frames(), [1, 2, 3], []]).Type);

    [Fact]
    public void Read_NoDelimiterOrTooFewFrames_IsRefused()
    {
        Assert.Equal("it has too few frames", Reason([]));
        Assert.Equal("it has too few frames", Reason(Frames()[..6]));
        Assert.Equal("it has too few frames", Reason(Frames()[2..]));
        Assert.Equal("it has no delimiter", Reason([.. Enumerable.Repeat<byte[]>([0], 100)]));
    }

    [Fact]
    public void Read_TooLarge_IsRefused() =>
        Assert.Equal("it is too large", Reason([.. Frames(), new byte[MessageFormat.LargestMessage]]));

    [Theory]
    [InlineData("[]", "{}", "its header is no JSON object")]
    [InlineData("{", "{}", "its header is no JSON object")]
    [InlineData("{}", "{}", "its header lacks msg_id or msg_type")]
    [InlineData("""{"msg_id":"1","msg_type":5}""", "{}", "its header lacks msg_id or msg_type")]
    [InlineData("""{"msg_id":"1","msg_type":"\ud800"}""", "{}", "its header lacks msg_id or msg_type")]
    [InlineData("""{"msg_id":"1","msg_id":"2","msg_type":"a"}""", "{}", "its header is no JSON object")]
    [InlineData(Header, "null", "its content is no JSON object")]
    [InlineData(Header, "{\"a\":1,}", "its content is no JSON object")]
    public void Read_SignedButMalformed_IsRefused(string header, string content, string reason) => Assert.Equal(reason, Reason(Signed(header, content)));

    [Fact]
    public void Read_DeeplyNested_IsRefused() =>
        Assert.Equal("its content is no JSON object", Reason(Signed(Header, string.Concat(Enumerable.Repeat("{\"a\":", 5_000)) + "1" + new string('}', 5_000))));

    [Fact]
    public void Write_Reply_IsReadByWhoeverHasTheKey()
    {
        var request = format.Read(Frames());
        var frames = format.Write(request.Identities, "execute_reply", new JsonObject { ["text"] = "ü😀<\ud83d" }, request);

        Assert.Equal(["client", "<IDS|MSG>"], frames.Take(2).Select(Encoding.UTF8.GetString));
        Assert.Equal(Header, Encoding.UTF8.GetString(frames[4]));
        Assert.Equal("ü😀<\ufffd", JsonNode.Parse(frames[6])!["text"]!.GetValue<string>());
        var header = JsonNode.Parse(frames[3])!;
        Assert.Equal(("execute_reply", "5.4", "2026-01-02T03:04:05.000000Z"), (Text("msg_type"), Text("version"), Text("date")));
        Assert.Equal("execute_reply", new MessageFormat("secret", TimeProvider.System).Read(frames).Type);
        Assert.Throws<MessageException>(() => new MessageFormat("other", TimeProvider.System).Read(frames));

        string Text(string name) => header[name]!.GetValue<string>();
    }

    [Fact]
    public void Write_TwoMessages_HaveTwoIds()
    {
        var (first, second) = (format.Write([], "status", [], null), format.Write([], "status", [], null));

        Assert.NotEqual(JsonNode.Parse(first[2])!["msg_id"]!.GetValue<string>(), JsonNode.Parse(second[2])!["msg_id"]!.GetValue<string>());
        Assert.Equal("{}", Encoding.UTF8.GetString(first[3]));
    }

    private string Reason(IReadOnlyList<byte[]> frames) => Assert.Throws<MessageException>(() => format.Read(frames)).Message;

    private static byte[][] Frames() =>
        [.. ((string[])["client", "<IDS|MSG>", Signature, Header, "{}", "{}", "{\"code\":\"1 + 1\"}"]).Select(Encoding.UTF8.GetBytes)];

    private static byte[][] Signed(string header, string content)
    {
        byte[][] parts = [.. ((string[])[header, "{}", "{}", content]).Select(Encoding.UTF8.GetBytes)];
        var hash = System.Security.Cryptography.HMACSHA256.HashData("secret"u8.ToArray(), parts.SelectMany(part => part).ToArray());
        return [[1], "<IDS|MSG>"u8.ToArray(), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)), .. parts];
    }
}
