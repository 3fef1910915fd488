using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParallelAsync.Kernel.Execution;

/// <summary>How requests and events cross the pipe between the runner and a notebook's process: one line of JSON each.</summary>
[JsonSourceGenerationOptions(WriteIndented = false)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(CellEvent))]
internal sealed partial class WireFormat : JsonSerializerContext
{
    /// <summary>The verb that starts a notebook's process; for its host only.</summary>
    public const string WorkerVerb = "notebook-worker";

    /// <summary>Written to the process's real console streams when a cell ends: all that came before it belongs to that cell.</summary>
    public const char EndOfConsole = '\u001E';

    public static string Write(WorkerRequest request) => JsonSerializer.Serialize(request, Default.WorkerRequest);

    public static string Write(CellEvent cellEvent) => JsonSerializer.Serialize(cellEvent, Default.CellEvent);

    public static WorkerRequest ReadRequest(string line) => JsonSerializer.Deserialize(line, Default.WorkerRequest)!;

    public static CellEvent ReadEvent(string line) => JsonSerializer.Deserialize(line, Default.CellEvent)!;
}
