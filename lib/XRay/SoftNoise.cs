namespace ParallelAsync.XRay;

/// <summary>Smooth random hills, 0 to 1: a random value on each whole number, blended in between (value noise, Perlin 1985).</summary>
/// <param name="seed">Which hills.</param>
internal sealed class SoftNoise(ulong seed)
{
    private readonly uint seed = (uint)(seed ^ seed >> 32);

    public float At(float x, float y)
    {
        var (left, top) = ((float)Math.Floor(x), (float)Math.Floor(y));
        var (column, row) = ((int)left, (int)top);
        var (right, down) = (Ease(x - left), Ease(y - top));
        var upper = Corner(column, row) * (1 - right) + Corner(column + 1, row) * right;
        var lower = Corner(column, row + 1) * (1 - right) + Corner(column + 1, row + 1) * right;
        return upper * (1 - down) + lower * down;
    }

    private static float Ease(float t) => t * t * (3 - 2 * t);

    private float Corner(int column, int row) => FilmGrain.Hash((uint)column * 0x9E3779B1 ^ (uint)row * 0x85EBCA77 ^ seed) * (1f / uint.MaxValue);
}
