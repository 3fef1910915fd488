namespace ParallelAsync.Weather;

/// <summary>The ways in which the replica can fail, each seen in the real service or in front of one like it.</summary>
public enum WeatherFault
{
    /// <summary>Status 429 that says in <c>Retry-After</c> how long to wait.</summary>
    TooManyRequestsRetryAfter,

    /// <summary>Status 429 that does not say how long to wait.</summary>
    TooManyRequests,

    /// <summary>Status 500.</summary>
    InternalServerError,

    /// <summary>Status 504.</summary>
    GatewayTimeout,

    /// <summary>The connection is reset in the middle of the body.</summary>
    ConnectionReset,

    /// <summary>
    /// The first half of the body comes at once, the rest in small pieces over <see cref="WeatherReplicaOptions.SlowBodyTime"/>.
    /// </summary>
    SlowBody,

    /// <summary>Status 200 and "healthy", with nothing in it.</summary>
    EmptyPayload,

    /// <summary>Status 200, and JSON that ends in the middle.</summary>
    TruncatedJson,

    /// <summary>Status 200, and a page for people instead of JSON.</summary>
    WrongContentType,
}
