using System.Globalization;
using System.Text;

namespace ParallelAsync.Weather;

/// <summary>A day of v2, page by page: where the next page is, and what the pages say together.</summary>
internal sealed class DayPages
{
    private readonly DateOnly date;
    private readonly bool mustHaveData;
    private readonly DayBuilder builder;
    private int tries;

    public DayPages(DateOnly date, bool mustHaveData)
    {
        (this.date, this.mustHaveData, builder) = (date, mustHaveData, new DayBuilder(date));
        Reader = new SmallReader<V2Body.Answer>(V2Json.Default.Answer, Check, mustHaveData ? null : new V2Body.Data([], [], null));
        NextPath = $"{WeatherRequest.V2Path}?date={SingaporeTime.Text(date)}";
    }

    public PayloadReader Reader { get; }

    /// <summary>The path of the next page; null behind the last.</summary>
    public string? NextPath { get; private set; }

    public void Add(V2Body.Data page, int triesOfPage)
    {
        tries += triesOfPage;
        builder.List((page.Stations ?? []).Select(station => station.ToStation()));
        foreach (var item in page.Readings ?? [])
        {
            if (DateTimeOffset.TryParse(item.Timestamp, CultureInfo.InvariantCulture, out var moment))
                builder.StartItem(moment.ToOffset(SingaporeTime.Offset).DateTime);
            else
                builder.SkipItem();
            foreach (var reading in item.Readings ?? [])
            {
                if (reading is { StationId: { } id, Value: { } value })
                    builder.Add(Encoding.UTF8.GetBytes(id), (int)Math.Round(Math.Clamp(value * 10, short.MinValue, short.MaxValue)));
            }
        }
        NextPath = page.PaginationToken is { Length: > 0 } token
            ? $"{WeatherRequest.V2Path}?date={SingaporeTime.Text(date)}&paginationToken={Uri.EscapeDataString(token)}"
            : null;
    }

    public WeatherDay Build() => builder.Build().WithTries(tries);

    private V2Body.Data Check(V2Body.Answer answer)
    {
        if (answer.Code is not 0 || answer.Data is not { } data)
            throw new PayloadException("broken JSON", $"expected code 0 and data, got code {answer.Code} {answer.ErrorMsg}");
        return data.Readings is { Count: > 0 } || !mustHaveData
            ? data
            : throw PayloadException.Empty($"code 0, but without any reading of {SingaporeTime.Text(date)}");
    }
}
