namespace ParallelAsync.Charts.Picture;

/// <summary>
/// The few colours that stand for all colours of a picture. A chart has a handful of colours and the many shades between them that smooth
/// its edges; those that differ too little to be seen are drawn as one.
/// </summary>
internal sealed class ColourTable
{
    private readonly List<uint> colours = [];
    private readonly Dictionary<uint, byte> indexes = [];

    /// <summary>Chooses the colours: the most frequent first, and none too near to one chosen before.</summary>
    /// <param name="pixels">The pixels, blue in the lowest byte; the highest byte is not looked at.</param>
    /// <param name="most">The most colours to choose, at most 256.</param>
    public ColourTable(ReadOnlySpan<uint> pixels, int most)
    {
        Dictionary<uint, int> counts = [];
        foreach (var pixel in pixels)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, pixel & 0xFFFFFF, out _)++;
        // The colour itself decides between equals, so that the same picture gives the same bytes.
        uint[] byFrequency = [.. counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key).Select(count => count.Key)];
        for (var distance = 2; !TryChoose(byFrequency, most, distance * distance); distance += Math.Max(1, distance / 4))
            colours.Clear();
        foreach (var colour in byFrequency)
            indexes[colour] = Nearest(colour);
    }

    /// <summary>The chosen colours, as 0xRRGGBB.</summary>
    public IReadOnlyList<uint> Colours => colours;

    /// <summary>The chosen colour that stands for a pixel of the picture.</summary>
    public byte IndexOf(uint pixel) => indexes[pixel & 0xFFFFFF];

    private bool TryChoose(uint[] byFrequency, int most, int squaredDistance)
    {
        foreach (var colour in byFrequency)
        {
            if (colours.Exists(chosen => SquaredDistance(chosen, colour) <= squaredDistance))
                continue;
            if (colours.Count == most)
                return false;
            colours.Add(colour);
        }

        return true;
    }

    private byte Nearest(uint colour)
    {
        var nearest = 0;
        for (var index = 1; index < colours.Count; index++)
        {
            if (SquaredDistance(colours[index], colour) < SquaredDistance(colours[nearest], colour))
                nearest = index;
        }

        return (byte)nearest;
    }

    private static int SquaredDistance(uint first, uint second)
    {
        var red = (int)((first >> 16) & 0xFF) - (int)((second >> 16) & 0xFF);
        var green = (int)((first >> 8) & 0xFF) - (int)((second >> 8) & 0xFF);
        var blue = (int)(first & 0xFF) - (int)(second & 0xFF);
        return (red * red) + (green * green) + (blue * blue);
    }
}
