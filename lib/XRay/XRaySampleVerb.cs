using System.Globalization;

namespace ParallelAsync.XRay;

/// <summary>Makes the X-rays that notebook 07 would make on its first run, for whoever sets a machine up for others.</summary>
internal static class XRaySampleVerb
{
    public const string Verb = "x-ray-sample";

    /// <summary>
    /// Makes what is missing, or nothing where the real X-rays are; an argument says how many are wanted. Returns 0; 1 when they cannot be
    /// had; 2 when the arguments are not understood.
    /// </summary>
    public static Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken) =>
        Task.FromResult(Run(arguments, dataFolder: null, cancellationToken));

    internal static int Run(string[] arguments, string? dataFolder, CancellationToken cancellationToken)
    {
        var count = 0;
        if (arguments.Length > 1
            || (arguments is [var text] && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > XRaySample.MaxCount)))
        {
            Console.Error.WriteLine($"Expected no argument, or how many images to make (1 to {XRaySample.MaxCount:N0}), found '{string.Join(' ', arguments)}'.");
            return 2;
        }

        try
        {
            Console.Out.Write(XRayDataset.Open(imageCount: count, dataFolder: dataFolder, cancellationToken: cancellationToken).ToString());
            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
