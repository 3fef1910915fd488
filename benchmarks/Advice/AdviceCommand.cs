using ParallelAsync.Advice;
using ParallelAsync.Charts;
using ParallelAsync.Measurement;

namespace ParallelAsync.Benchmarks.Advice;

/// <summary>Runs the adviser on workloads whose best answer is known, and checks its answers by trying everything.</summary>
internal sealed class AdviceCommand(TimeSpan budget, int rounds, bool details, string? recordFile)
{
    public async Task<int> RunAsync(IReadOnlyList<AdviceCase> cases, CancellationToken cancellationToken)
    {
        List<AdviceOutcome> outcomes = [];
        foreach (var one in cases)
        {
            var outcome = await one.RunAsync(budget, rounds, new Lines(one.Name), cancellationToken);
            outcomes.Add(outcome);
            if (details)
                Console.WriteLine(one.Details);
            Console.WriteLine($"{one.Name}: {outcome.Verdict}, {outcome.Choice}{(outcome.Ratio is { } ratio ? $", {Units.Hundredths(ratio)} of the best ({outcome.Best})" : "")}, "
                + $"{Units.Time(outcome.UsedSeconds)} used: {(outcome.IsRight ? "right" : "WRONG")}");
        }

        var record = new AdviceRecord(DateTimeOffset.UtcNow, Machine.Current, budget.TotalSeconds, outcomes);
        Console.WriteLine();
        Console.WriteLine(record.ToTable().ToText());
        if (recordFile is not null)
            record.Save(recordFile);
        return 0;
    }

    /// <summary>Each new stage on a line, where somebody watches.</summary>
    private sealed class Lines(string name) : IProgress<ProgressLine>
    {
        private string? last;

        public void Report(ProgressLine value)
        {
            if (value.Text == last || Console.IsErrorRedirected)
                return;
            last = value.Text;
            Console.Error.WriteLine($"  {name}: {value}");
        }
    }
}
