namespace ParallelAsync.Weather;

/// <summary>The temperature over the hours of a day without storms, and how much of it the sun decides.</summary>
internal static class DailyCycle
{
    // °C at half past each hour: the means of the 120 recorded days plus what storms take away on average in the model.
    private static readonly double[] DryMeans =
    [
        26.66, 26.48, 26.28, 26.14, 26.04, 25.98, 25.91, 25.89, 26.80, 27.82, 28.73, 29.55,
        30.06, 30.35, 30.67, 30.66, 30.34, 29.79, 29.05, 28.24, 27.72, 27.36, 27.07, 26.87,
    ];

    // From the spread between days, which is near 0.8 °C at night and 1.8 °C in the afternoon.
    private static readonly double[] SunShares =
    [
        0, 0, 0, 0, 0, 0, 0, 0.05, 0.35, 0.6, 0.8, 0.92, 1, 1, 1, 1, 0.95, 0.8, 0.55, 0.35, 0.2, 0.1, 0.04, 0,
    ];

    private static readonly double[] DryMeanOfMinute = Interpolate(DryMeans);
    private static readonly double[] SunOfMinute = Interpolate(SunShares);

    /// <summary>The mean over the island in °C.</summary>
    public static double DryMean(int minute) => DryMeanOfMinute[minute];

    /// <summary>0 at night, 1 around noon.</summary>
    public static double Sun(int minute) => SunOfMinute[minute];

    private static double[] Interpolate(double[] hours) =>
        [.. Enumerable.Range(0, SingaporeTime.MinutesPerDay).Select(minute =>
        {
            var position = (minute - 30 + SingaporeTime.MinutesPerDay) % SingaporeTime.MinutesPerDay / 60.0;
            var hour = (int)position;
            return double.Lerp(hours[hour], hours[(hour + 1) % 24], position - hour);
        })];
}
