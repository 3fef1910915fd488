using System.Text;

namespace ParallelAsync.Weather;

/// <summary>An answer of the replica before any fault is put on it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfter">How long to wait before the next try, when the answer says so.</param>
/// <param name="ContentType">The media type.</param>
internal sealed record Answer(int Status, Payload Body, TimeSpan? RetryAfter = null, string ContentType = Answer.Json)
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>Recorded for v2. For v1 none was recorded; it answers in the same words here.</summary>
    public static Answer BadDate { get; } = Error(
        400, 4, "ERROR_PARAMS", "Invalid date format. Date format must be YYYY-MM-DD (2024-06-01) or YYYY-MM-DDTHH:mm:ss (2024-06-01T08:30:00).");

    public static Answer BadToken { get; } = Error(400, 4, "ERROR_PARAMS", "Invalid pagination token.");

    public static Answer NoData { get; } = Error(404, 17, "REAL_TIME_API_DATA_NOT_FOUND", "Data not found");

    /// <summary>What the gateway in front of the service says about a path that it does not know.</summary>
    public static Answer UnknownPath { get; } = new(403, Payload.Small("{\"message\":\"Missing Authentication Token\"}"u8));

    /// <summary>The text of this and the next was not recorded; they are the words of the same gateway's defaults.</summary>
    public static Answer ServerError { get; } = new(500, Payload.Small("{\"message\":\"Internal server error\"}"u8));

    public static Answer GatewayTimeout { get; } = new(504, Payload.Small("{\"message\":\"Endpoint request timed out\"}"u8));

    /// <summary>A page for people where a program expects data, as in front of many a service under maintenance.</summary>
    public static Answer WrongContentType { get; } = new(200, Payload.Small(
        "<!DOCTYPE html><html><head><title>Maintenance</title></head><body><p>We will be back soon.</p></body></html>"u8),
        ContentType: "text/html; charset=utf-8");

    private static readonly Answer TooMany = Error(429, 24, "TOO_MANY_REQUESTS", "Rate limit exceeded");

    public static Answer Ok(Payload body) => new(200, body);

    public static Answer TooManyRequests(TimeSpan? retryAfter) => TooMany with { RetryAfter = retryAfter };

    /// <summary>The healthy-looking answer with nothing in it.</summary>
    public static Answer Empty(WeatherRequest request) => Ok(request switch
    {
        { Api: WeatherApi.V2 } => V2Answers.Nothing,
        { Date: not null } => V1Answers.NoDay,
        _ => V1Answers.NoMoment,
    });

    /// <summary>The faultless answer.</summary>
    public static Answer To(WeatherRequest request, Archive archive, DateTime now)
    {
        if (request.Date is { } date)
            return OfDay(request, archive.FindUntil(date, now));
        var moment = request.Moment is { } asked && asked < now ? asked : now;
        return archive.Newest(moment) is var (answers, minute) ? Ok(answers.Moment(request.Api, minute))
            : request.Api == WeatherApi.V2 ? NoData
            : Empty(request);
    }

    private static Answer OfDay(WeatherRequest request, DayAnswers? answers)
    {
        if (request.Api == WeatherApi.V1)
            return answers is null ? Empty(request) : Ok(answers.V1);
        if (answers is null)
            return NoData;
        if (request.Token is null)
            return Ok(answers.V2Pages[0]);
        return PageToken.TryRead(request.Token, answers.Day.Date, out var page) && page < answers.V2Pages.Count
            ? Ok(answers.V2Pages[page])
            : BadToken;
    }

    private static Answer Error(int status, int code, string name, string message) =>
        new(status, Payload.Small(Encoding.UTF8.GetBytes($$"""{"code":{{code}},"name":"{{name}}","data":null,"errorMsg":"{{message}}"}""")));
}
