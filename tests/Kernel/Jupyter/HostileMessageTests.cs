using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Jupyter;

namespace ParallelAsync.Tests.Kernel.Jupyter;

/// <summary>Messages that are not what they should be change nothing, and the kernel goes on.</summary>
public sealed class HostileMessageTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private static readonly string[] Channels = ["shell", "control", "stdin"];

    private readonly JupyterClient client = shared.Client;

    [Fact]
    public async Task Unsigned_Any_IsNotRun()
    {
        await DemandUnchangedAsync(frames => frames[1] = []);
        await DemandUnchangedAsync(frames => frames[1] = "0000000000000000000000000000000000000000000000000000000000000000"u8.ToArray());
    }

    [Fact]
    public async Task SignedWithAnotherKey_IsNotRun()
    {
        using var stranger = new JupyterClient(shared.Kernel.ConnectionWith("key", "guessed"), subscribes: false);

        await DemandUnchangedAsync(frames => frames[1] = stranger.Sign(frames[2..]));
    }

    [Fact]
    public async Task ChangedAfterSigning_IsNotRun() =>
        await DemandUnchangedAsync(frames => frames[5] = Encoding.UTF8.GetBytes(JupyterClient.Cell("touched++;  ").ToJsonString()));

    [Theory]
    [InlineData("shell")]
    [InlineData("control")]
    public async Task Replayed_OnAnyChannel_IsNotRunAgain(string channel)
    {
        await client.ExecuteAsync("var runs = 0;");
        var (frames, id) = client.Frames("execute_request", JupyterClient.Cell("runs++;"));
        client.SendRaw("shell", frames);
        await client.ReplyAsync(id);

        client.SendRaw(channel, frames);
        await client.RequestAsync("kernel_info_request", [], channel);

        Assert.Equal("1", (await client.ExecuteAsync("$\"{runs}\"")).Of("execute_result").Single().Data("text/plain"));
    }

    [Fact]
    public async Task Oversized_FrameOrMessage_IsNotTaken()
    {
        // Another client, whose connection may be closed for it.
        foreach (var content in (string[])[new string(' ', MessageFormat.LargestFrame), "{}"])
        {
            using var other = new JupyterClient(shared.Kernel.Connection, subscribes: false);
            var (frames, _) = other.Frames("shutdown_request", new JsonObject { ["restart"] = false });
            byte[][] large = [.. frames.Take(5), [.. Encoding.UTF8.GetBytes(content), .. frames[5]]];
            large[1] = other.Sign(large[2..]);
            other.SendRaw("control", content == "{}" ? [.. frames, new byte[MessageFormat.LargestFrame - 1], new byte[MessageFormat.LargestFrame - 1]] : large);
            await DemandAliveAsync();
        }
    }

    [Fact]
    public async Task Garbage_OnTheBareSockets_LeavesTheKernelAlive()
    {
        var random = new Random(5);
        foreach (var port in (string[])["shell_port", "control_port", "stdin_port", "iopub_port", "hb_port"])
        {
            foreach (var bytes in Garbage(random))
            {
                using var tcp = new TcpClient();
                await tcp.ConnectAsync("127.0.0.1", shared.Kernel.Connection[port]!.GetValue<int>(), TestContext.Current.CancellationToken);
                await tcp.GetStream().WriteAsync(bytes, TestContext.Current.CancellationToken);
            }
        }

        await DemandAliveAsync();
    }

    [Fact]
    public async Task Fuzz_OfFrames_LeavesTheKernelAliveAndItsStateAsItWas()
    {
        await client.ExecuteAsync("var touched = 0;");
        var random = new Random(20_261_124);
        using var fuzzer = new JupyterClient(shared.Kernel.Connection, subscribes: false);
        for (var round = 0; round < 3_000; round++)
        {
            fuzzer.SendRaw(Channels[random.Next(Channels.Length)], Mutate(fuzzer, random));
        }

        // What it had sent before has been read when this is answered.
        foreach (var channel in (string[])["shell", "control"])
        {
            var id = fuzzer.Send("kernel_info_request", [], channel);
            await fuzzer.ReplyAsync(id, channel);
        }

        Assert.Equal("0", (await client.ExecuteAsync("$\"{touched}\"")).Of("execute_result").Single().Data("text/plain"));
    }

    [Fact]
    public async Task Fuzz_OfSignedContents_IsAnsweredAndLeavesTheKernelAlive()
    {
        string[] types = ["execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_open", "comm_msg", "comm_info_request", "input_reply", "usage_request", "x", ""];
        string[] names = ["code", "cursor_pos", "silent", "user_expressions", "hist_access_type", "n", "pattern", "comm_id", "value", "detail_level", "stop_on_error", "store_history"];
        JsonNode?[] values = [null, true, "", "1 +", "search", "😀", -1, int.MaxValue, 1e300, new JsonArray(1, 2), new JsonObject { ["a"] = "(" }, new JsonObject { ["a"] = 1 }];
        var random = new Random(7);
        for (var round = 0; round < 150; round++)
        {
            var content = new JsonObject(names.Where(_ => random.Next(2) == 0).Select(name => KeyValuePair.Create(name, values[random.Next(values.Length)]?.DeepClone())));
            client.Send(types[random.Next(types.Length)], content, Channels[random.Next(Channels.Length)]);
        }

        await DemandAliveAsync();
    }

    /// <summary>A message that would change a variable is spoiled and sent; the variable must keep its value.</summary>
    private async Task DemandUnchangedAsync(Action<byte[][]> spoil)
    {
        await client.ExecuteAsync("var touched = 0;");
        byte[][] frames = [.. client.Frames("execute_request", JupyterClient.Cell("touched++;")).Frames];
        spoil(frames);
        client.SendRaw("shell", frames);

        var after = await client.ExecuteAsync("$\"{touched}\"");
        Assert.Equal("0", after.Of("execute_result").Single().Data("text/plain"));
    }

    private async Task DemandAliveAsync()
    {
        foreach (var channel in (string[])["shell", "control"])
        {
            Assert.Equal("ok", (await client.RequestAsync("kernel_info_request", [], channel)).Status);
        }

        Assert.Equal("alive", (await client.ExecuteAsync("\"alive\"")).Of("execute_result").Single().Data("text/plain"));
        Assert.Equal([7], await client.BeatAsync([7]));
        Assert.False(shared.Kernel.Process.HasExited);
    }

    /// <summary>A message that would change the state if it were taken, made wrong in one of many ways.</summary>
    private static byte[][] Mutate(JupyterClient client, Random random)
    {
        byte[][] frames = [.. client.Frames(random.Next(2) == 0 ? "execute_request" : "shutdown_request", JupyterClient.Cell("touched++;")).Frames];
        var victim = random.Next(frames.Length);
        switch (random.Next(7))
        {
            case 0:
                frames[victim] = Bytes(random, random.Next(200));
                break;
            case 1:
                frames[victim] = frames[victim][..random.Next(frames[victim].Length)];
                break;
            case 2:
                frames[victim][random.Next(frames[victim].Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 3:
                return [.. frames[..victim], .. frames[(victim + 1)..]];
            case 4:
                return [.. frames[..victim], Bytes(random, random.Next(20)), .. frames[victim..^1], Bytes(random, 4)];
            case 5:
                return [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => Bytes(random, random.Next(100)))];
            default:
                Array.Reverse(frames);
                break;
        }

        return frames;
    }

    // Not ZeroMQ at all, a greeting that goes wrong, and frames that claim to be huge.
    private static IEnumerable<byte[]> Garbage(Random random)
    {
        byte[] greeting = [0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 0, .. "NULL"u8, .. new byte[48]];
        yield return Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        yield return Bytes(random, 5_000);
        yield return greeting[..20];
        yield return [.. greeting, .. Bytes(random, 1_000)];
        yield return [.. greeting, 4, 25, 5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 6, .. "DEALER"u8, 2, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
        yield return [.. greeting, 4, 0xff];
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
