namespace ParallelAsync.XRay;

/// <summary>
/// A drawing of a chest as X-rays show it: body, lungs, heart, diaphragm, spine, ribs and collar bones, with the small differences between people.
/// It looks like one and is none: no patient, no diagnosis.
/// </summary>
/// <remarks>Only sums, products, quotients and square roots of single floats are used, so that every machine draws the same picture.</remarks>
internal sealed class ChestPhantom
{
    private const int RibPairs = 10;

    private readonly float centre, bodyWidth, shoulders, cageWidth, diaphragm, heartSize, heartShift, ribSpacing, ribSlope, ribWidth, contrast, exposure, tilt;
    private readonly SoftNoise tissue;

    /// <summary>A person, drawn from <paramref name="random"/>.</summary>
    public ChestPhantom(SampleRandom random)
    {
        centre = random.Between(0.46, 0.54);
        bodyWidth = random.Between(0.78, 0.95);
        shoulders = random.Between(0.10, 0.17);
        cageWidth = random.Between(0.78, 0.86);
        diaphragm = random.Between(0.66, 0.80);
        heartSize = random.Between(0.85, 1.2);
        heartShift = random.Between(0.05, 0.12);
        ribSpacing = random.Between(0.066, 0.078);
        ribSlope = random.Between(0.07, 0.12);
        ribWidth = random.Between(0.011, 0.015);
        contrast = random.Between(0.85, 1.1);
        exposure = random.Between(0.9, 1.15);
        tilt = random.Between(-0.05, 0.05);
        tissue = new SoftNoise(random.NextBits());
    }

    /// <summary>The grey level, 0 to 255, at a place of the picture.</summary>
    /// <param name="x">0 at the left edge, 1 at the right.</param>
    /// <param name="y">0 at the top, 1 at the bottom.</param>
    public float Level(float x, float y)
    {
        var u = (x - centre - tilt * (y - 0.5f)) * 2 / bodyWidth;
        var side = Math.Abs(u);
        var body = Body(side, y);
        if (body == 0)
            return 3;
        var lung = Lung(u, side, y);
        var thickness = 0.55f + 0.35f * body + 0.5f * Abdomen(u, y) + 0.45f * Heart(u, y) + Bones(u, side, y, lung);
        thickness += 0.28f * (tissue.At(x * 5, y * 5) - 0.5f) + 0.12f * (tissue.At(x * 17, y * 17) - 0.5f);
        thickness -= lung * (0.46f + 0.25f * (tissue.At(x * 30 + 9, y * 30) - 0.5f)) * contrast;
        thickness = Math.Max(thickness, 0.05f) * exposure * (0.25f + 0.75f * body);
        // The film's curve: flat where hardly anything is in the way, steep in the middle, and never quite white.
        var squared = thickness * thickness;
        return 3 + 245 * squared / (squared + 0.75f) * Smooth(body * 1.6f);
    }

    /// <summary>From a narrow neck to wide shoulders, narrower below the arms, and a little wider again at the waist.</summary>
    private float Body(float side, float y)
    {
        var neck = 0.30f + 0.06f * Smooth((0.05f - y) / 0.05f);
        var waist = y - 0.55f;
        var chest = 1.04f + 0.20f * waist * waist;
        var arm = 1.7f * Smooth((0.40f - y) / 0.22f);
        var width = neck + (Math.Max(chest, arm) - neck) * Smooth((y - 0.02f) / shoulders);
        return Smooth((width - side) / 0.24f);
    }

    private float Lung(float u, float side, float y)
    {
        const float top = 0.155f;
        var bottom = Diaphragm(u);
        if (y < top || y > bottom + 0.02f)
            return 0;
        // From the middle of the chest, where the heart makes room for itself, to just within the ribs.
        var inner = 0.17f + 0.05f * (y - top);
        var outer = Wall(y) - 0.02f;
        return Smooth((side - inner) / 0.10f) * Smooth((outer - side) / 0.07f) * Smooth((y - top) / 0.07f) * Smooth((bottom - y) / 0.025f + 0.5f);
    }

    /// <summary>Where the ribs turn forward: a cage that is round at the top and widest low down.</summary>
    private float Wall(float y)
    {
        var up = Math.Clamp((0.62f - y) / 0.50f, 0, 1);
        return cageWidth * (float)Math.Sqrt(1 - 0.86f * up * up);
    }

    /// <summary>Two domes, the one over the liver (left in the picture) higher.</summary>
    private float Diaphragm(float u)
    {
        var from = u < 0 ? u + 0.42f : u - 0.42f;
        return diaphragm + (u < 0 ? -0.025f : 0.015f) + 0.55f * from * from;
    }

    private float Abdomen(float u, float y) => Smooth((y - Diaphragm(u)) / 0.05f + 0.4f);

    private float Heart(float u, float y)
    {
        var (across, down) = ((u - heartShift) / (0.30f * heartSize), (y - diaphragm + 0.13f + 0.22f * (u - heartShift)) / (0.20f * heartSize));
        return Smooth((1 - across * across - down * down) / 0.45f) * Smooth((Diaphragm(u) + 0.05f - y) / 0.05f);
    }

    private float Bones(float u, float side, float y, float lung) =>
        Spine(side, y) + 0.30f * Ribs(side, y) * (0.45f + 0.55f * lung) + CollarBone(side, y) + Head(u, y);

    private static float Spine(float side, float y)
    {
        var phase = y * 15 - (float)Math.Floor(y * 15);
        var disc = Smooth((0.12f - Math.Abs(phase - 0.5f)) / 0.08f);
        return 0.42f * Smooth((0.135f - side) / 0.05f) * (1 - 0.3f * disc) + 0.12f * Smooth((0.03f - side) / 0.02f);
    }

    private float Ribs(float side, float y)
    {
        var wall = Wall(y);
        if (side < 0.07f || side > wall)
            return 0;
        var t = (side - 0.07f) / (wall - 0.07f);
        var sum = 0f;
        for (var rib = 0; rib < RibPairs; rib++)
        {
            var origin = 0.135f + ribSpacing * rib;
            // Behind: out of the spine, slightly up, then down along the wall. In front: back towards the breastbone, lower and fainter.
            var behind = origin + ribSlope * (1.9f * t * t * t - 0.55f * t);
            var front = origin + ribSlope * 1.35f + 0.8f * ribSpacing * rib / RibPairs + ribSlope * 1.2f * (1 - t) * (1 - t) + 0.02f;
            var edge = 1 + 1.1f * Smooth((t - 0.86f) / 0.14f);
            sum += Rib(y - behind, ribWidth * (1 + 0.2f * t)) * edge;
            if (rib < RibPairs - 2 && t > 0.35f)
                sum += 0.42f * Rib(y - front, ribWidth * 1.5f) * Smooth((t - 0.35f) / 0.2f);
        }
        return Math.Min(sum, 2.2f);
    }

    /// <summary>A bone is dense at its surface: seen from outside, its edges are whiter than its middle.</summary>
    private static float Rib(float distance, float width)
    {
        var d = Math.Abs(distance) / width;
        return d >= 1.3f ? 0 : Smooth((1.3f - d) / 0.4f) * (0.7f + 0.5f * Smooth((d - 0.3f) / 0.5f));
    }

    private static float CollarBone(float side, float y)
    {
        var line = 0.155f - 0.10f * (side - 0.1f) + 0.16f * (side - 0.35f) * (side - 0.35f);
        return 0.42f * Rib(y - line, 0.014f) * Smooth((side - 0.06f) / 0.05f) * Smooth((0.78f - side) / 0.08f);
    }

    private static float Head(float u, float y)
    {
        var (across, down) = (u / 0.34f, y / 0.075f);
        return 0.5f * Smooth((1 - across * across - down * down) / 0.3f);
    }

    /// <summary>0 below 0, 1 above 1, and smooth between.</summary>
    private static float Smooth(float t) => t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}
