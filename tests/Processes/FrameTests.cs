using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Processes;

namespace ParallelAsync.Tests.Processes;

public sealed class FrameTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSameWhateverThePipeDeliversAtOnce()
    {
        var sizes = Gen.OneOf(Gen.Choose(0, 40), Gen.Choose(60_000, 70_000), Gen.Choose(120_000, 140_000));
        var frame = from length in sizes from kind in Gen.Choose(1, 8) from number in Gen.Choose(0, int.MaxValue) select (length, kind, number);
        var cases = from written in Gen.ListOf(frame) from portion in Gen.Choose(1, 100_000) select (written, portion);
        Prop.ForAll(cases.ToArbitrary(), testCase =>
        {
            var (written, portion) = testCase;
            using var bytes = new MemoryStream();
            var writer = new FrameWriter(bytes);
            foreach (var (length, kind, number) in written)
                writer.Write(new FrameHeader((FrameKind)kind, length, number, number / 2, number * 3L, -number), Payload(length, number));
            writer.Flush();

            var reader = new FrameReader(new Portions(bytes.ToArray(), portion));
            foreach (var (length, kind, number) in written)
            {
                var read = reader.Read()!.Value;
                Assert.Equal(new FrameHeader((FrameKind)kind, length, number, number / 2, number * 3L, -number), read.Header);
                Assert.True(read.Payload.Span.SequenceEqual(Payload(length, number)));
                read.Return();
            }

            Assert.Null(reader.Read());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Read_PipeEndsWithinAFrame_IsTheEnd()
    {
        using var bytes = new MemoryStream();
        var writer = new FrameWriter(bytes);
        writer.Write(new FrameHeader(FrameKind.Work, 10), new byte[10]);
        writer.Flush();

        for (var length = 0; length < bytes.Length; length++)
            Assert.Null(new FrameReader(new MemoryStream(bytes.ToArray(), 0, length)).Read());
    }

    [Fact]
    public void Read_BytesOfSomethingElse_SaysThatTheyAreNoFrame() =>
        Assert.Contains("something else wrote to it", Assert.Throws<InvalidDataException>(() => new FrameReader(new MemoryStream("Hello from a library that prints!"u8.ToArray())).Read()).Message, StringComparison.Ordinal);

    private static byte[] Payload(int length, int seed)
    {
        var payload = new byte[length];
        new Random(seed).NextBytes(payload);
        return payload;
    }

    private sealed class Portions(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);
    }
}
