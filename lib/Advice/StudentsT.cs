namespace ParallelAsync.Advice;

/// <summary>Quantiles of Student's t distribution for intervals of 95 %.</summary>
internal static class StudentsT
{
    /// <summary>The 97.5 % quantile, by the expansion of Cornish and Fisher (1960), within 1 % from 3 degrees of freedom; the exact values below.</summary>
    /// <param name="degreesOfFreedom">1 or more.</param>
    public static double Quantile(int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        const double Z = 1.959964;
        var (z3, z5, z7) = (Math.Pow(Z, 3), Math.Pow(Z, 5), Math.Pow(Z, 7));
        double n = degreesOfFreedom;
        return degreesOfFreedom switch
        {
            1 => 12.706,
            2 => 4.303,
            _ => Z + (z3 + Z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * Z) / (96 * n * n) + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * n * n * n),
        };
    }
}
