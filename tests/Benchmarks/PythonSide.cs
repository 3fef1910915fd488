using System.Text.Json.Nodes;
using ParallelAsync.Benchmarks.Comparison;

namespace ParallelAsync.Tests.Benchmarks;

/// <summary>Python and the scripts, as the tests use them.</summary>
internal static class PythonSide
{
    public static string Scripts { get; } = Path.Combine(AppContext.BaseDirectory, "python");

    public static string Fixtures { get; } = Path.Combine(AppContext.BaseDirectory, "Benchmarks", "Fixtures");

    private static Lazy<Task<Python>> Found { get; } = new(() => Python.FindAsync(null, Scripts, CancellationToken.None));

    /// <summary>Python with some modules, or a skipped test.</summary>
    public static async Task<Python> FindAsync(params string[] modules)
    {
        var python = await Found.Value;
        if (python.WhyNot(new("any", Language.Python, "") { Modules = modules }) is { } reason)
            Assert.Skip(reason);
        return python;
    }

    /// <summary>A contestant that is the fake script, whatever its language says.</summary>
    public static Contestant Fake(string name, Language language, TemporaryFolder folder, JsonObject? settings = null)
    {
        settings ??= [];
        settings["log"] = folder.File("log");
        return new(name, language, name) { Settings = settings };
    }

    /// <summary>Starts the fake script for both languages.</summary>
    public static Launcher FakeLauncher(Python python) => new([python.Path!, Path.Combine(Fixtures, "as_program.py"), Fixtures], python.Path, Fixtures);
}
