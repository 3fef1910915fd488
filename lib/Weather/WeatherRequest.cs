using Microsoft.AspNetCore.Http;

namespace ParallelAsync.Weather;

/// <summary>What a request asks for: a whole day, a moment, or (with neither) the latest readings.</summary>
/// <param name="Api">The version of the interface.</param>
/// <param name="Date">The day asked for as a whole.</param>
/// <param name="Moment">The moment asked for, in Singapore.</param>
/// <param name="Token">The token of a page.</param>
internal sealed record WeatherRequest(WeatherApi Api, DateOnly? Date, DateTime? Moment, string? Token)
{
    public const string V1Path = "/v1/environment/air-temperature";
    public const string V2Path = "/v2/real-time/api/air-temperature";

    /// <summary>The request in one line: what faults and latencies are drawn for.</summary>
    public string Key
    {
        get
        {
            var what = Date is { } date ? $"date={SingaporeTime.Text(date)}"
                : Moment is { } moment ? $"date_time={SingaporeTime.Text(moment)}"
                : "latest";
            return Token is null ? $"{Api} {what}" : $"{Api} {what} page={Token}";
        }
    }

    /// <summary>Reads a request; when it cannot be served, the answer that says so.</summary>
    public static (WeatherRequest? Request, Answer? Refusal) Read(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method))
            return (null, Answer.UnknownPath);
        var query = request.Query;
        return request.Path.Value switch
        {
            V1Path => ReadV1(query["date"], query["date_time"]),
            V2Path => ReadV2(query["date"], query["paginationToken"]),
            _ => (null, Answer.UnknownPath),
        };
    }

    private static (WeatherRequest?, Answer?) ReadV1(string? date, string? moment)
    {
        if (date is not null)
            return SingaporeTime.TryParseDate(date, out var day) ? (new(WeatherApi.V1, day, null, null), null) : (null, Answer.BadDate);
        if (moment is null)
            return (new(WeatherApi.V1, null, null, null), null);
        return SingaporeTime.TryParseMoment(moment, out var time) ? (new(WeatherApi.V1, null, time, null), null) : (null, Answer.BadDate);
    }

    private static (WeatherRequest?, Answer?) ReadV2(string? date, string? token)
    {
        if (SingaporeTime.TryParseDate(date, out var day))
            return token is null || PageToken.TryRead(token, day, out _) ? (new(WeatherApi.V2, day, null, token), null) : (null, Answer.BadToken);
        if (token is not null)
            return (null, Answer.BadToken);
        if (date is null)
            return (new(WeatherApi.V2, null, null, null), null);
        return SingaporeTime.TryParseMoment(date, out var time) ? (new(WeatherApi.V2, null, time, null), null) : (null, Answer.BadDate);
    }
}
