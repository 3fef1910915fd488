using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ParallelAsync.Weather;

/// <summary>The token that leads to the next page of a day: opaque to the client, worthless for another day.</summary>
internal static class PageToken
{
    public static string Of(DateOnly date, int page) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}/{page}")));

    /// <summary>Whether the token belongs to this day, and then to which page.</summary>
    public static bool TryRead(string token, DateOnly date, out int page)
    {
        page = 0;
        if (!Base64Url.IsValid(token))
            return false;
        var text = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(token));
        return int.TryParse(text.AsSpan(text.IndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out page) && Of(date, page) == token;
    }
}
