namespace ParallelAsync.XRay;

/// <summary>The second byte of the markers that matter here (ITU-T T.81, 1992, table B.1).</summary>
internal static class JpegMarker
{
    public const byte BaselineFrame = 0xC0;
    public const byte ExtendedFrame = 0xC1;
    public const byte ProgressiveFrame = 0xC2;
    public const byte HuffmanTables = 0xC4;
    public const byte FirstRestart = 0xD0;
    public const byte LastRestart = 0xD7;
    public const byte StartOfImage = 0xD8;
    public const byte EndOfImage = 0xD9;
    public const byte StartOfScan = 0xDA;
    public const byte RestartInterval = 0xDD;

    /// <summary>C0 to CF are frame headers, save three: Huffman tables (C4), reserved (C8), arithmetic conditioning (CC).</summary>
    public static bool IsStartOfFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (HuffmanTables or 0xC8 or 0xCC);

    public static bool IsHuffmanFrame(byte marker) => marker is BaselineFrame or ExtendedFrame or ProgressiveFrame;

    public static bool IsRestart(byte marker) => marker is >= FirstRestart and <= LastRestart;

    /// <summary>Markers with no length and no body after them.</summary>
    public static bool StandsAlone(byte marker) => IsRestart(marker) || marker is StartOfImage or EndOfImage or 0x01;
}
