using System.Diagnostics;
using ParallelAsync.XRay;

namespace ParallelAsync.Tests.XRay;

/// <summary>Small JPEGs of every kind and what Pillow makes of them: <c>make_fixtures.py</c> beside them made both.</summary>
internal static class Fixtures
{
    public static string Folder { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "XRay", "Fixtures");

    /// <summary>The names of the pictures in the order of <c>bicubic.npy</c>.</summary>
    public static string[] Names { get; } = File.ReadAllLines(Path("bicubic.txt"));

    public static string Path(string name) => System.IO.Path.Combine(Folder, name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    /// <summary>Pillow's 64 x 64 pixels of a picture.</summary>
    public static byte[] Golden(string name) => Npy.Read(Path("bicubic.npy")).Picture(Array.IndexOf(Names, name));

    public static XRayCodec[] Codecs => [.. XRayCodec.Available];

    public static TheoryData<string> CodecNames => [.. XRayCodec.Available.Select(codec => codec.Name)];

    /// <summary>Each codec with each picture.</summary>
    public static TheoryData<string, string> CodecsAndNames =>
        new(from codec in XRayCodec.Available from name in Names select (codec.Name, name));

    /// <summary>The mean of the differences, in grey levels.</summary>
    public static double MeanDifference(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        Assert.Equal(a.Length, b.Length);
        var sum = 0L;
        for (var i = 0; i < a.Length; i++)
            sum += Math.Abs(a[i] - b[i]);
        return (double)sum / a.Length;
    }

    /// <summary>A folder of ../shared, or a skipped test.</summary>
    public static string Shared(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "shared", name);
            if (Directory.Exists(path))
                return path;
        }
        Assert.Skip($"Needs the real X-rays in ../shared/{name}, beside the repository.");
        return "";
    }

    /// <summary>Runs a Python script with Pillow and NumPy, or skips the test.</summary>
    public static string Python(string script, params string[] arguments)
    {
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        if (Run(python, ["-c", "import PIL, numpy"]).ExitCode != 0)
            Assert.Skip("Needs Python with Pillow and NumPy. On Debian and Ubuntu: apt-get install python3-pil python3-numpy");
        var (exitCode, output, error) = Run(python, ["-c", script, .. arguments]);
        Assert.True(exitCode == 0, error);
        return output;
    }

    private static (int ExitCode, string Output, string Error) Run(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return (-1, "", error.Message);
        }
    }
}
