using System.Text.Json.Nodes;

namespace ParallelAsync.Kernel.Notebooks;

/// <summary>The value of a cell's last expression.</summary>
internal sealed record ResultOutput(int? ExecutionCount, MimeBundle Data, JsonObject Metadata) : Output;
