using System.Text.Json.Serialization;

namespace ParallelAsync.Weather;

/// <summary>The JSON of v1, for the serialiser that is generated at build.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(V1Body.Answer))]
internal sealed partial class V1Json : JsonSerializerContext;
