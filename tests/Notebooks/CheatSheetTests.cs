using System.Collections.Concurrent;
using ParallelAsync.Processes;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>Every piece of C# on the cheat sheet does what Python's beside it does.</summary>
public sealed class CheatSheetTests
{
    private const int LongestPage = 63;
    private const int LongestLine = 104;

    private static readonly int[] Expected = [.. Enumerable.Range(1, 200).Select(Primes.CountBelow)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Table_EveryCell_GivesWhatItsRowSays()
    {
        await using var session = await CheatSheetSession.StartAsync(Token);

        foreach (var (about, threads, processes) in CheatSheetSession.Rows)
        {
            foreach (var code in (string?[])[threads, processes])
            {
                if (code is null)
                    continue;
                if (about == "what went wrong")
                    await session.RunAsync("task = Task.FromException<int>(new InvalidOperationException(\"3 is not wanted\"));", Token);
                await CheckAsync(about, await session.RunAsync(code, Token));
            }
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await (Task<int>)(await session.RunAsync("pool.Submit(F, x)", Token))!);
    }

    /// <summary>All but the first fill <c>results</c>, in one way or another.</summary>
    [Fact]
    public async Task Blocks_All_GiveTheResultsInOrder()
    {
        await using var session = await CheatSheetSession.StartAsync(Token);

        Assert.Equal(4, CheatSheetSession.Blocks.Count);
        foreach (var block in CheatSheetSession.Blocks.Skip(1))
        {
            await session.RunAsync(block, Token);
            Assert.Equal(Expected, (IEnumerable<int>)(await session.RunAsync("results", Token))!);
        }
    }

    [Fact]
    public void Page_Lines_FitOnOnePrintedPage()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Notebooks, "cheat-sheet.md"));

        Assert.InRange(lines.Length, 1, LongestPage);
        Assert.All(CheatSheetSession.Blocks.SelectMany(block => block.Split('\n')), line => Assert.True(line.Length <= LongestLine, $"'{line}' has more than {LongestLine} characters."));
    }

    private static async Task CheckAsync(string about, object? value)
    {
        switch (about)
        {
            case "one call" or "its result" or "wait 5 s at most":
                Assert.Equal([Expected[^1]], await ResultsAsync(value));
                break;
            case "all, in order" or "all are done":
                Assert.Equal(Expected, await ResultsAsync(value));
                break;
            case "50 travel together" when value is OrderablePartitioner<Tuple<int, int>> ranges:
                Assert.Equal([(0, 50), (50, 100), (100, 150), (150, 200)], ranges.GetDynamicPartitions().Select(range => (range.Item1, range.Item2)));
                break;
            case "50 travel together":
                Assert.Equal(Expected, await ResultsAsync(value));
                break;
            case "at most 4 at once" when value is ProcessPool pool:
                await using (pool)
                    Assert.Equal(4, pool.Workers);
                break;
            case "as they finish" or "at most 4 at once":
                Assert.Equal(Expected, (await ResultsAsync(value)).Order());
                break;
            case "what went wrong":
                Assert.Equal("3 is not wanted", Assert.IsType<AggregateException>(value).InnerException?.Message);
                break;
            case "end of the pool":
                break;  // checked when the table is through: nothing can be submitted any more
            default:
                Assert.Fail($"The row '{about}' is new: say here what its C# has to give.");
                break;
        }
    }

    private static async Task<int[]> ResultsAsync(object? value) => value switch
    {
        int one => [one],
        Task<int> one => [await one],
        IEnumerable<int> all => [.. all],
        IAsyncEnumerable<int> all => await all.ToArrayAsync(Token),
        IAsyncEnumerable<Task<int>> all => await all.Select(async (Task<int> one, CancellationToken _) => await one).ToArrayAsync(Token),
        IAsyncEnumerable<WorkOutcome<int>> all => await all.Select(outcome => outcome.Result).ToArrayAsync(Token),
        _ => throw new ArgumentException($"Expected results, got {value?.GetType().ToString() ?? "null"}.", nameof(value)),
    };
}
