namespace ParallelAsync.Benchmarks.Comparison;

/// <summary>How the languages are called.</summary>
internal static class LanguageNames
{
    public static string Name(this Language language) => language == Language.CSharp ? "C#" : "Python";
}
