using System.Diagnostics;
using System.Globalization;
using ParallelAsync.Benchmarks.Comparison;
using ParallelAsync.Benchmarks.Comparison.Cases;
using ParallelAsync.Benchmarks.Contestants;

namespace ParallelAsync.Tests.Benchmarks;

/// <summary>Every contestant of every case comes to the result of the first one: C# in this process, Python in one of its own.</summary>
public sealed class SameResultTests : IDisposable
{
    private static readonly string[] Images = ["grey.jpeg", "grey-progressive.jpeg", "rgb-420.jpeg", "rgb-444.jpeg"];

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Cases => [.. AllCases.All.Select(one => one.Name)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task CSharpContestants_OfEachPart_ComeToOneResult(string name)
    {
        foreach (var part in await OpenAsync(name))
        {
            var references = new Dictionary<long, string>();
            foreach (var contestant in part.Contestants.Where(contestant => contestant.Language == Language.CSharp))
            {
                var path = await CSharpAsync(part, contestant);
                Hold(part, contestant, references.TryAdd(contestant.Items, path) ? path : references[contestant.Items], path);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task PythonContestants_OfEachPart_ComeToTheResultOfCSharp(string name)
    {
        // pandas is a distribution's largest package; without it, its contestant is left out.
        var python = await PythonSide.FindAsync("numpy", "PIL", "requests");
        foreach (var part in await OpenAsync(name))
        {
            foreach (var contestant in part.Contestants.Where(contestant => contestant.Language == Language.Python && python.WhyNot(contestant) is null))
            {
                var twin = part.Contestants.First(other => other.Language == Language.CSharp && other.Items == contestant.Items);
                Hold(part, contestant, await CSharpAsync(part, twin), await PythonAsync(python, part, contestant));
            }
        }
    }

    [Fact]
    public async Task Twins_OfEachPart_AreThere()
    {
        foreach (var name in AllCases.All.Select(one => one.Name))
        {
            foreach (var part in await OpenAsync(name))
            {
                Assert.Distinct(part.Contestants.Select(contestant => contestant.FullName));
                Assert.All(part.Contestants.Where(contestant => contestant.Twin is not null), contestant =>
                    Assert.Contains(part.Contestants, other => other.Language != contestant.Language && other.Name == contestant.Twin));
            }
        }
    }

    private static void Hold(Part part, Contestant contestant, string expected, string actual)
    {
        Assert.True(new FileInfo(actual).Length > 0, contestant.FullName);
        var outcome = part.Check.Compare(expected, actual);
        Assert.True(outcome.Same, $"{part.Name}, {contestant.FullName}: {outcome.Message}");
    }

    private async Task<IReadOnlyList<Part>> OpenAsync(string name)
    {
        var images = Directory.CreateDirectory(folder.File("images"));
        foreach (var image in Images)
            File.Copy(XRay.Fixtures.Path(image), Path.Combine(images.FullName, image), overwrite: true);
        var small = new ComparisonOptions { Images = images.FullName, Workers = 2 }.Smoke();
        return await AllCases.All.First(one => one.Name == name).Open(small with { ImageCount = Images.Length }, folder.Path, Token);
    }

    private async Task<string> CSharpAsync(Part part, Contestant contestant)
    {
        await using var companion = await CompanionAsync(part);
        await using var running = ContestantPrograms.Create(part.Program, contestant.Variant, Launcher.Merge(part.Settings, contestant.Settings, companion?.Settings));
        await running.RunAsync();
        await running.AfterAsync();
        return Save(running.Save, contestant);
    }

    private async Task<string> PythonAsync(Python python, Part part, Contestant contestant)
    {
        await using var companion = await CompanionAsync(part);
        var launcher = new Launcher([], python.Path, PythonSide.Scripts);
        await using var running = await ContestantProcess.StartAsync(launcher.StartInfo(part, contestant, companion?.Settings), TimeSpan.FromMinutes(5), Token);
        await running.RunAsync(1, Token);
        var path = folder.File(string.Create(CultureInfo.InvariantCulture, $"python {Stopwatch.GetTimestamp()}"));
        await running.SaveAsync(path, Token);
        return path;
    }

    private static async Task<Companion?> CompanionAsync(Part part) => part.StartCompanion is { } start ? await start(Token) : null;

    private string Save(Action<string> save, Contestant contestant)
    {
        var path = folder.File($"csharp {contestant.Variant} {contestant.Items}");
        save(path);
        return path;
    }
}
