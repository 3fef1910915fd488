using System.Collections.Frozen;

namespace ParallelAsync.Weather;

/// <summary>
/// The stations as two recorded answers of data.gov.sg list them (v1 of 2020-11-16, v2 of 2026-06-03), in their order. Contains information
/// from data.gov.sg accessed under the Singapore Open Data Licence 1.0.
/// </summary>
internal static class KnownStations
{
    /// <summary>The stations that reported on 2020-11-16.</summary>
    public static IReadOnlyList<Station> Of2020 { get; } =
    [
        At("S109", "Ang Mo Kio Avenue 5", 1.3764, 103.8492),
        At("S117", "Banyan Road", 1.256, 103.679),
        At("S50", "Clementi Road", 1.3337, 103.7768),
        At("S107", "East Coast Parkway", 1.3135, 103.9625),
        At("S43", "Kim Chuan Road", 1.3399, 103.8878),
        At("S108", "Marina Gardens Drive", 1.2799, 103.8703),
        At("S44", "Nanyang Avenue", 1.34583, 103.68166),
        At("S121", "Old Choa Chu Kang Road", 1.37288, 103.72244),
        At("S106", "Pulau Ubin", 1.4168, 103.9673),
        At("S111", "Scotts Road", 1.31055, 103.8365),
        At("S60", "Sentosa", 1.25, 103.8279),
        At("S115", "Tuas South Avenue 3", 1.29377, 103.61843),
        At("S24", "Upper Changi Road North", 1.3678, 103.9826),
        At("S116", "West Coast Highway", 1.281, 103.754),
        At("S104", "Woodlands Avenue 9", 1.44387, 103.78538),
        At("S100", "Woodlands Road", 1.4172, 103.74855),
    ];

    /// <summary>The stations that reported on 2026-06-03, with the positions as they were corrected by then.</summary>
    public static IReadOnlyList<Station> Of2026 { get; } =
    [
        At("S109", "Ang Mo Kio Avenue 5", 1.3793, 103.85),
        At("S117", "Banyan Road", 1.2542, 103.6741),
        At("S107", "East Coast Parkway", 1.3133, 103.962),
        At("S104", "Woodlands Avenue 9", 1.4439, 103.7854),
        At("S115", "Tuas South Avenue 3", 1.2938, 103.6184),
        At("S116", "West Coast Highway", 1.2824, 103.7545),
        At("S102", "Semakau Island Landfill", 1.1902, 103.7657),
        At("S60", "Sentosa", 1.2504, 103.8275),
        At("S50", "Clementi Road", 1.3318, 103.7762),
        At("S44", "Nanyang Avenue", 1.3458, 103.6817),
        At("S43", "Kim Chuan Road", 1.3406, 103.8882),
        At("S24", "Upper Changi Road North", 1.3678, 103.9823),
        At("S23", "S23", 1.3858, 103.7119),
        At("S06", "Paya Lebar Airport", 1.357, 103.904),
        At("S111", "Scotts Road", 1.3106, 103.8365),
    ];

    /// <summary>v2 wrote the longitude of these before the latitude; an order that means nothing, but that a client must stand.</summary>
    public static FrozenSet<string> LongitudeFirst { get; } = new[] { "S117", "S104", "S115", "S50", "S44", "S43", "S23", "S111" }.ToFrozenSet();

    private static readonly FrozenDictionary<string, Station> V1 = ById(Of2020, Of2026);
    private static readonly FrozenDictionary<string, Station> V2 = ById(Of2026, Of2020);

    /// <summary>
    /// The station with this identifier, as this version describes it. One that neither answer lists is named by its identifier, as v2
    /// does, at 0, 0.
    /// </summary>
    public static Station Find(WeatherApi api, string id) =>
        (api == WeatherApi.V1 ? V1 : V2).TryGetValue(id, out var station) ? station : At(id, id, 0, 0);

    /// <summary>The stations of the recorded answer nearest in time.</summary>
    public static IReadOnlyList<Station> On(DateOnly date) => date < new DateOnly(2023, 8, 26) ? Of2020 : Of2026;

    private static FrozenDictionary<string, Station> ById(IEnumerable<Station> first, IEnumerable<Station> others) =>
        first.UnionBy(others, station => station.Id).ToFrozenDictionary(station => station.Id);

    private static Station At(string id, string name, double latitude, double longitude) => new(id, id, name, latitude, longitude);
}
