namespace ParallelAsync.XRay;

/// <summary>Finds the folder <c>data</c> of the project, whichever of its folders one works in.</summary>
internal static class DataFolder
{
    /// <summary>A file that stands in the root of the project and nowhere else.</summary>
    private const string Landmark = "ParallelAsync.Lib.csproj";

    /// <exception cref="DirectoryNotFoundException">Neither the current folder nor the library lies within the project.</exception>
    public static string Find() => Find([Environment.CurrentDirectory, Path.GetDirectoryName(typeof(DataFolder).Assembly.Location)]);

    internal static string Find(IEnumerable<string?> starts)
    {
        foreach (var start in starts)
        {
            for (var folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, Landmark)))
                    return Path.Combine(folder, "data");
            }
        }
        throw new DirectoryNotFoundException("The project's folder \"data\" was not found from the current folder upwards: name a folder of X-rays, or work inside the project.");
    }
}
