using System.Runtime;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using ParallelAsync.Charts;

namespace ParallelAsync.Measurement;

/// <summary>
/// What a timing was taken on, without which its number says little. Holds no name of a host or a user and no path, so that it can stand in
/// a stored output.
/// </summary>
/// <param name="OperatingSystem">Name and version, such as "Debian GNU/Linux 12 (bookworm)".</param>
/// <param name="Processor">The model's name as the processor or the operating system gives it.</param>
/// <param name="Cores">Logical processors that this process may use: affinity and the CPU limit of a container are respected.</param>
/// <param name="Runtime">Name and version, such as ".NET 10.0.1".</param>
/// <param name="GarbageCollector">"workstation" or "server", and "concurrent" when full collections run beside the program.</param>
/// <param name="Architecture">Of this process: "x64", "arm64" and so on.</param>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed record Machine(
    string OperatingSystem, string Processor, int Cores, string Runtime, string GarbageCollector, string Architecture) : ITableSource
{
    private static readonly Lazy<Machine> current = new(Describe);

    /// <summary>The machine that this process runs on.</summary>
    [JsonIgnore]
    public static Machine Current => current.Value;

    internal string CoresUsable => $"{Cores} {(Cores == 1 ? "core" : "cores")} usable";

    /// <summary>One line, for the note of a table.</summary>
    /// <returns>As in "AMD EPYC, 2 cores usable, x64, Debian GNU/Linux 12 (bookworm), .NET 10.0.1, workstation concurrent GC".</returns>
    public override string ToString() =>
        $"{Processor}, {CoresUsable}, {Architecture}, {OperatingSystem}, {Runtime}, {GarbageCollector} GC";

    /// <summary>The description as a table of two columns.</summary>
    /// <returns>One row for each property.</returns>
    public Table ToTable() => new(
        "The machine on which everything here is measured.",
        ["Machine", "What it is"],
        [
            ["Processor", Processor],
            ["Cores usable", Units.Whole(Cores)],
            ["Architecture", Architecture],
            ["Operating system", OperatingSystem],
            ["Runtime", Runtime],
            ["Garbage collector", GarbageCollector],
        ]);

    private static Machine Describe() => new(
        RuntimeInformation.OSDescription,
        ProcessorName.OfThisMachine(),
        Environment.ProcessorCount,
        RuntimeInformation.FrameworkDescription,
        $"{(GCSettings.IsServerGC ? "server" : "workstation")}{(IsConcurrent() ? " concurrent" : "")}",
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant());

    private static bool IsConcurrent() =>
        GC.GetConfigurationVariables().TryGetValue("ConcurrentGC", out var concurrent) && concurrent is true or "true" or "True";
}
