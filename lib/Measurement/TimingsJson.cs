using System.Text.Json.Serialization;

namespace ParallelAsync.Measurement;

/// <summary>Generated at compile time, so that reading and writing need no reflection in a notebook's process.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TimingsFile))]
[JsonSerializable(typeof(RecordedPythonFile))]
internal sealed partial class TimingsJson : JsonSerializerContext;
