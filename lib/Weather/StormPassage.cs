namespace ParallelAsync.Weather;

/// <summary>A storm at one station: a quick fall towards the temperature of the rain, then a slow return.</summary>
internal sealed record StormPassage(double Start, double Strength, double FallMinutes, double RecoveryMinutes)
{
    // °C; the evaporating rain sets the floor.
    private const double RainTemperature = 22.0;

    public double Cool(double air, int minute)
    {
        var since = minute - Start;
        if (since <= 0)
            return air;
        var share = Strength * (1 - Math.Exp(-since / FallMinutes)) * Math.Exp(-since / RecoveryMinutes);
        return air > RainTemperature ? double.Lerp(air, RainTemperature, Math.Min(share, 1)) : air;
    }
}
