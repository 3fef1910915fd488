using System.Text.Json.Nodes;

namespace ParallelAsync.Kernel.Notebooks;

/// <summary>Something that a cell displayed, in every mime type that it offered.</summary>
internal sealed record DisplayOutput(MimeBundle Data, JsonObject Metadata) : Output;
