using System.Globalization;

namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>Results are grey pictures, a byte a pixel, one after the other.</summary>
/// <param name="side">Pixels along each side of a picture.</param>
/// <param name="meanTolerance">The largest mean difference of a picture, in grey levels.</param>
/// <param name="largestTolerance">The largest difference of a pixel, in grey levels.</param>
internal sealed class GreyLevelCheck(int side, double meanTolerance, int largestTolerance) : IResultCheck
{
    public CheckOutcome Compare(string expectedPath, string actualPath)
    {
        var (expected, actual) = (File.ReadAllBytes(expectedPath), File.ReadAllBytes(actualPath));
        var pixels = side * side;
        if (expected.Length != actual.Length || expected.Length % pixels != 0)
        {
            return new(false, string.Create(CultureInfo.InvariantCulture,
                $"Pictures of {side} x {side} bytes: expected {expected.Length / pixels} ({expected.Length:N0} bytes), found {actual.Length:N0} bytes"));
        }

        var (worstMean, worstPicture, largest, largestAt) = (0.0, 0, 0, 0);
        for (var picture = 0; picture * pixels < expected.Length; picture++)
        {
            var sum = 0L;
            for (var i = picture * pixels; i < (picture + 1) * pixels; i++)
            {
                var difference = Math.Abs(expected[i] - actual[i]);
                sum += difference;
                if (difference > largest)
                    (largest, largestAt) = (difference, i);
            }

            if ((double)sum / pixels > worstMean)
                (worstMean, worstPicture) = ((double)sum / pixels, picture);
        }

        var found = string.Create(CultureInfo.InvariantCulture,
            $"Pictures of {side} x {side} pixels: {expected.Length / pixels}, largest difference {largest} grey levels, largest mean of a picture {worstMean:0.###} (allowed: {largestTolerance} and {meanTolerance:0.###})");
        if (largest <= largestTolerance && worstMean <= meanTolerance)
            return new(true, found);

        var (row, column) = Math.DivRem(largestAt % pixels, side);
        return new(false, string.Create(CultureInfo.InvariantCulture,
            $"{found}; picture {largestAt / pixels}, row {row}, column {column}: expected {expected[largestAt]}, found {actual[largestAt]}; the mean is largest in picture {worstPicture}"));
    }
}
