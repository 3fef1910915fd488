using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace ParallelAsync.Processes;

/// <summary>How arguments and results cross the pipe: in MessagePack, by their public fields and properties, without attributes.</summary>
internal static class PoolSerializer
{
    // The native resolver keeps the kind of a DateTime, local or universal; the standard one makes all of them universal.
    public static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create(
            [new BytesFormatter()],
            [NativeDateTimeResolver.Instance, NativeDecimalResolver.Instance, NativeGuidResolver.Instance, ContractlessStandardResolver.Instance]));

    /// <summary>Why values of a type cannot cross; null when they can.</summary>
    public static string? WhyNot<T>()
    {
        try
        {
            FormatterOf<T>();
            return null;
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or TypeInitializationException)
        {
            return exception.GetBaseException().Message.Trim().TrimEnd('.') + ".";
        }
    }

    /// <summary>What reads and writes values of a type.</summary>
    public static IMessagePackFormatter<T> FormatterOf<T>() => Options.Resolver.GetFormatterWithVerify<T>();
}
