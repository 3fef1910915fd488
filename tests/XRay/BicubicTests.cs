using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

public sealed class BicubicTests
{
    private static readonly Gen<int> Side = Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(13, 120));

    private static readonly Gen<(int Width, int Height, int NewWidth, int NewHeight, int Seed)> Sizes =
        from width in Side
        from height in Side
        from newWidth in Gen.Choose(1, 80)
        from newHeight in Gen.Choose(1, 80)
        from seed in Gen.Choose(0, 1_000_000)
        select (width, height, newWidth, newHeight, seed);

    [Fact]
    public void Resize_ConstantPicture_StaysConstant() =>
        Prop.ForAll(Sizes.Zip(Gen.Choose(0, 255)).ToArbitrary(), given =>
        {
            var ((width, height, newWidth, newHeight, _), level) = given;
            using var image = new GreyImage(width, height);
            image.Pixels.Fill((byte)level);
            var result = new byte[newWidth * newHeight];

            Bicubic.Resize(image, newWidth, newHeight, result);

            return Array.TrueForAll(result, pixel => pixel == level);
        }).CheckSeeded();

    [Fact]
    public void Resize_SameSize_ChangesNothing() =>
        Prop.ForAll(Sizes.ToArbitrary(), given =>
        {
            using var image = Noise(given.Width, given.Height, given.Seed);
            var result = new byte[given.Width * given.Height];

            Bicubic.Resize(image, given.Width, given.Height, result);

            return image.Pixels.SequenceEqual(result);
        }).CheckSeeded();

    [Fact]
    public void Resize_AnyPicture_IsTheConvolutionRoundedTwice() =>
        Prop.ForAll(Sizes.ToArbitrary(), given =>
        {
            using var image = Noise(given.Width, given.Height, given.Seed);
            var result = new byte[given.NewWidth * given.NewHeight];

            Bicubic.Resize(image, given.NewWidth, given.NewHeight, result);

            var expected = Convolve(image.Pixels.ToArray(), given.Width, given.Height, given.NewWidth, given.NewHeight);
            return result.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second) <= 1);
        }).CheckSeeded();

    [Fact]
    public void Resize_Mirrored_IsTheMirroredResult() =>
        Prop.ForAll(Sizes.ToArbitrary(), given =>
        {
            using var image = Noise(given.Width, given.Height, given.Seed);
            using var mirrored = new GreyImage(given.Width, given.Height);
            image.Pixels.CopyTo(mirrored.Pixels);
            mirrored.Pixels.Reverse();
            var (result, mirror) = (new byte[given.NewWidth * given.NewHeight], new byte[given.NewWidth * given.NewHeight]);

            Bicubic.Resize(image, given.NewWidth, given.NewHeight, result);
            Bicubic.Resize(mirrored, given.NewWidth, given.NewHeight, mirror);
            Array.Reverse(mirror);

            // A weight whose fixed-point value lies between two numbers may be rounded to either side.
            return result.Zip(mirror).All(pair => Math.Abs(pair.First - pair.Second) <= 1);
        }).CheckSeeded();

    [Fact]
    public void Weights_AnySizes_SumToOne() =>
        Prop.ForAll(Gen.Choose(1, 3000).Zip(Gen.Choose(1, 128)).ToArbitrary(), given =>
        {
            using var weights = new ResampleWeights(given.Item1, given.Item1, given.Item2, group: 1);
            return Enumerable.Range(0, given.Item2).All(position =>
                weights.Start(position) >= 0
                && weights.Start(position) + weights.Count(position) <= given.Item1
                // Each weight is rounded by at most half a unit of its last bit.
                && Math.Abs(weights.Of(position).ToArray().Sum() - (1 << ResampleWeights.FractionBits)) <= weights.Count(position) / 2 + 1);
        }).CheckSeeded();

    [Fact]
    public void WeightedSum_AnyRow_IsTheSumTermByTerm() =>
        Prop.ForAll(Sizes.ToArbitrary(), given =>
        {
            using var rows = Noise(given.Width, 4, given.Seed);
            using var weights = new ResampleWeights(given.Width, given.Width, given.NewWidth, WeightedSum.Group);
            using var sum = new WeightedSum(weights);
            return Enumerable.Range(0, given.NewWidth).All(position =>
            {
                var (start, all) = (weights.Start(position), weights.Of(position).ToArray());
                int[] expected = [.. Enumerable.Range(0, 4).Select(row => Enumerable.Range(0, Math.Min(all.Length, given.Width - start)).Sum(k => all[k] * rows.Pixels[row * given.Width + start + k]))];
                var four = sum.OfFour(rows.Bytes.Span, given.Width, position);
                return Enumerable.Range(0, 4).All(row => four[row] == expected[row] && sum.Of(rows.Bytes.Span[(row * given.Width)..], position) == expected[row]);
            });
        }).CheckSeeded();

    [Fact]
    public void Resize_PartlyCoveredPicture_LeavesOutWhatIsNotCovered()
    {
        // Ten columns, of which the picture covers nine and a half: the last results are of the last covered columns.
        using var image = new GreyImage(10, 1) { CoveredWidth = 9.5 };
        for (var x = 0; x < 10; x++)
            image.Pixels[x] = (byte)(20 * x);
        var result = new byte[19];

        Bicubic.Resize(image, 19, 1, result);

        // Half a column each: on a straight slope, away from the edges, the value is the slope's.
        for (var x = 5; x < 14; x++)
            Assert.InRange(result[x], 20 * (0.5 * x - 0.25) - 1, 20 * (0.5 * x - 0.25) + 1);
    }

    [Theory]
    [InlineData(64, 64, 4095)]
    [InlineData(64, 64, 4097)]
    public void Resize_ResultOfAnotherLength_Throws(int width, int height, int length)
    {
        using var image = Noise(8, 8, seed: 1);

        Assert.Throws<ArgumentException>("result", () => Bicubic.Resize(image, width, height, new byte[length]));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(-1, 5)]
    public void Resize_NoSide_Throws(int width, int height)
    {
        using var image = Noise(8, 8, seed: 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => Bicubic.Resize(image, width, height, []));
    }

    internal static GreyImage Noise(int width, int height, int seed)
    {
        var image = new GreyImage(width, height);
        new Random(seed).NextBytes(image.Pixels);
        return image;
    }

    /// <summary>The same by the textbook: each result a weighted mean in double precision, rounded after the rows and after the columns.</summary>
    private static double[] Convolve(byte[] source, int width, int height, int newWidth, int newHeight)
    {
        var narrow = new double[newWidth * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < newWidth; x++)
                narrow[y * newWidth + x] = Mean(x, width, newWidth, k => source[y * width + k]);
        }
        var result = new double[newWidth * newHeight];
        for (var y = 0; y < newHeight; y++)
        {
            for (var x = 0; x < newWidth; x++)
                result[y * newWidth + x] = Mean(y, height, newHeight, k => narrow[k * newWidth + x]);
        }
        return result;
    }

    private static double Mean(int position, int from, int to, Func<int, double> value)
    {
        var ratio = (double)from / to;
        var stretch = Math.Max(1, ratio);
        var centre = (position + 0.5) * ratio - 0.5;
        var (sum, weights) = (0.0, 0.0);
        for (var k = 0; k < from; k++)
        {
            // What lies exactly at the end of the support has the weight zero.
            var d = Math.Abs(k - centre) / stretch;
            var weight = d < 1 ? 1.5 * d * d * d - 2.5 * d * d + 1 : d < 2 ? -0.5 * d * d * d + 2.5 * d * d - 4 * d + 2 : 0;
            (sum, weights) = (sum + weight * value(k), weights + weight);
        }
        // Halves go up, also those that double precision has a little too low.
        return Math.Floor(Math.Clamp(sum / weights, 0, 255) + 0.5 + 1e-9);
    }
}
