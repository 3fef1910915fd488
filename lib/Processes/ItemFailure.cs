using MessagePack;

namespace ParallelAsync.Processes;

/// <summary>What an item of a chunk made its method throw, as it crosses the pipe.</summary>
/// <param name="Index">The item's place in the chunk, from 0.</param>
/// <param name="Type">The full name of the exception's type.</param>
/// <param name="Message">Its message.</param>
/// <param name="StackTrace">Where it was thrown, and what caused it.</param>
internal sealed record ItemFailure(int Index, string Type, string Message, string? StackTrace)
{
    private const int MostCharacters = 16_000;

    public static ItemFailure Of(int index, Exception exception) => new(
        index,
        exception.GetType().FullName ?? exception.GetType().Name,
        Shortened(exception.Message)!,
        Shortened(exception.InnerException is null ? exception.StackTrace : exception.ToString()));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Index);
        writer.Write(Type);
        writer.Write(Message);
        writer.Write(StackTrace);
    }

    public static ItemFailure Read(ref MessagePackReader reader) =>
        new(reader.ReadInt32(), reader.ReadString()!, reader.ReadString()!, reader.ReadString());

    private static string? Shortened(string? text) => text?.Length > MostCharacters ? text[..MostCharacters] + " ..." : text;
}
