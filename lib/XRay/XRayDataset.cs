using ParallelAsync.Charts;

namespace ParallelAsync.XRay;

/// <summary>The X-rays to work on: the real ones where they have been downloaded, any folder that is given, or made ones. Shows itself as a table.</summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class XRayDataset : ITableSource
{
    /// <summary>Where the download is unpacked to, relative to the data folder: as its archive lays it out, once or twice nested.</summary>
    private static readonly string[] RealFolders = ["chest_xray/train/NORMAL", "chest_xray/chest_xray/train/NORMAL"];

    private static readonly string[] Extensions = [".jpeg", ".jpg"];

    private readonly string name;
    private XRayDimensions? dimensions;

    private XRayDataset(string name, IReadOnlyList<string> files, bool isSample) => (this.name, Files, IsSample) = (name, files, isSample);

    /// <summary>The paths of the files, in the order of their names.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Whether the X-rays are made, not real.</summary>
    public bool IsSample { get; }

    /// <summary>Finds the X-rays, and makes some if there are none.</summary>
    /// <param name="imageFolder">
    /// A folder with JPEG files, relative to the current folder. Empty for the real ones in <c>data/chest_xray/train/NORMAL</c>, if they are there, or else the made
    /// ones in <c>data/sample</c>.
    /// </param>
    /// <param name="imageCount">How many files to take, the first by name; 0 for all there are, or for <see cref="XRaySample.DefaultCount"/> made ones.</param>
    /// <param name="seed">Which images are made, if any are.</param>
    /// <param name="progress">Is called with the number of images to be made, if there are any to make, and its result told how many are made.</param>
    /// <param name="dataFolder">The folder <c>data</c> of the project; null to find it from the current folder upwards.</param>
    /// <param name="cancellationToken">Stops the making; what is complete stays and is used the next time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageCount"/> is negative, or more than can be made.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">The folder holds no JPEG file, or fewer than asked for.</exception>
    public static XRayDataset Open(
        string imageFolder = "",
        int imageCount = 0,
        int seed = 42,
        Func<int, IProgress<int>>? progress = null,
        string? dataFolder = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(imageFolder);
        if (imageCount < 0)
            throw new ArgumentOutOfRangeException(nameof(imageCount), imageCount, "Expected the number of images to take, or 0 for all.");
        if (imageFolder.Length > 0)
            return OpenFolder(imageFolder, imageCount);

        var data = dataFolder ?? DataFolder.Find();
        if (RealFolders.Select(folder => Path.Combine(data, folder)).FirstOrDefault(Directory.Exists) is { } real)
            return OpenFolder(real, imageCount);
        var count = imageCount == 0 ? XRaySample.DefaultCount : imageCount;
        var files = XRaySample.Make(Path.Combine(data, "sample"), count, seed, progress, cancellationToken);
        return new XRayDataset($"Made X-rays (seed {seed})", files, isSample: true);
    }

    /// <summary>Width and height of every picture, read from the headers alone.</summary>
    public XRayDimensions Dimensions() => dimensions ??= XRayDimensions.Read(Files);

    /// <summary>How many files there are, how large they and their pictures are.</summary>
    public Table Describe()
    {
        var (widths, heights) = (Dimensions().Widths, Dimensions().Heights);
        var kilobytes = Files.Select(file => new FileInfo(file)).Where(file => file.Exists).Select(file => file.Length / 1000.0).ToList();
        var unreadable = Dimensions().Unreadable.Count is var count && count > 0 ? $", {count:N0} of them not readable as JPEG" : "";
        return new Table(
            $"{name}: how large the {Files.Count:N0} files are.",
            ["Each", "Least", "Median", "Mean", "Most"],
            [Row("Width (pixels)", widths), Row("Height (pixels)", heights), Row("File (kB)", kilobytes)])
        {
            Note = $"Together {kilobytes.Sum() / 1000:N1} MB{unreadable}",
        };
    }

    /// <inheritdoc/>
    public Table ToTable() => Describe();

    /// <inheritdoc/>
    public override string ToString() => Describe().ToText();

    private static XRayDataset OpenFolder(string folder, int count)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder \"{folder}\" for the X-rays: expected one with JPEG files, or an empty name for those in the data folder.");
        // Entries, not files: a folder or a broken link named like an image has to turn up in the report.
        string[] files = [.. Directory.EnumerateFileSystemEntries(Path.GetFullPath(folder))
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];
        if (files.Length == 0)
            throw new InvalidDataException($"The folder \"{name}\" holds no file that ends in {string.Join(" or ", Extensions)}.");
        if (files.Length < count)
            throw new InvalidDataException($"The folder \"{name}\" holds {files.Length:N0} JPEG files, {count:N0} were asked for: ask for fewer, or for 0 to take all.");
        return new XRayDataset($"Folder {name}", count == 0 ? files : files[..count], isSample: false);
    }

    private static string[] Row(string what, IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            return [what, "-", "-", "-", "-"];
        double[] sorted = [.. values.Order()];
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return [what, .. new[] { sorted[0], median, sorted.Average(), sorted[^1] }.Select(value => value.ToString("N0"))];
    }
}
