using ParallelAsync.Tests.Kernel.Execution;

namespace ParallelAsync.Tests.Kernel.Language;

/// <summary>A real restore by the SDK, of a package that the test makes.</summary>
[Collection("Sessions")]
public sealed class PackageCompletionTests : IDisposable
{
    private readonly PackageFolder packages = new();
    private readonly LanguageFixture language;

    public PackageCompletionTests() => language = new LanguageFixture(new SessionFixture(packages.Restore()));

    public void Dispose()
    {
        language.Dispose();
        packages.Dispose();
    }

    [Fact]
    public async Task CompleteAsync_TypeOfARestoredPackage_IsKnownWithItsDocumentation()
    {
        // A name of its own for each run: the SDK keeps what it has once unpacked.
        var name = $"Tests.Package{Guid.NewGuid():N}";
        packages.Add(name, "1.0.0", "namespace Made;\n/// <summary>Greets.</summary>\npublic static class Greeting { public const string Text = \"hello\"; }");
        Assert.Empty(await language.TextsAsync("Made.Gree¦"));

        await language.RunAsync($"#r \"nuget: {name}, 1.0.0\"");

        Assert.Equal(["Greeting"], await language.TextsAsync("Made.Gree¦"));
        Assert.Equal("class Made.Greeting\n\nGreets.", await language.PlainAsync("Made.Gree¦ting"));
    }
}
