using System.Text.Json.Serialization;

namespace ParallelAsync.Weather;

/// <summary>The JSON of v2, and of the errors of both versions, for the serialiser that is generated at build.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(V2Body.Answer))]
[JsonSerializable(typeof(V2Body.Error))]
internal sealed partial class V2Json : JsonSerializerContext;
