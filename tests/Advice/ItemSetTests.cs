using FsCheck;
using FsCheck.Fluent;
using ParallelAsync.Advice;

namespace ParallelAsync.Tests.Advice;

public sealed class ItemSetTests
{
    private static Gen<(int All, int Count)> Sizes { get; } =
        from all in Gen.Choose(1, 5_000)
        from count in Gen.Choose(1, all)
        select (all, count);

    [Fact]
    public void Spread_AnyCount_HoldsDifferentItemsInOrderFromTheFirst() =>
        Prop.ForAll(Sizes.ToArbitrary(), size =>
        {
            var positions = Positions(ItemSet.Spread(size.All, size.Count));
            return positions.Count == size.Count && positions[0] == 0 && positions.Zip(positions.Skip(1)).All(pair => pair.First < pair.Second) && positions[^1] < size.All;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Spread_AnyCount_LeavesNoGapMuchLargerThanTheOthers() =>
        Prop.ForAll(Sizes.ToArbitrary(), size =>
        {
            var positions = Positions(ItemSet.Spread(size.All, size.Count)).Append(size.All).ToList();
            return positions.Zip(positions.Skip(1)).All(pair => pair.Second - pair.First <= (size.All + size.Count - 1) / size.Count);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Part_AllParts_MakeUpTheWhole() =>
        Prop.ForAll(Sizes.ToArbitrary(), Gen.Choose(1, 50).ToArbitrary(), (size, parts) =>
        {
            var whole = ItemSet.Spread(size.All, size.Count);
            parts = Math.Min(parts, size.Count);
            return Enumerable.Range(0, parts).SelectMany(part => Positions(whole.Part(part, parts))).Order().SequenceEqual(Positions(whole));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Everything_Millions_CountsAll() => Assert.Equal((3_000_000, 2_999_999), (ItemSet.Everything(3_000_000).Count, ItemSet.Everything(3_000_000)[2_999_999]));

    private static List<int> Positions(ItemSet set) => [.. Enumerable.Range(0, set.Count).Select(index => set[index])];
}
