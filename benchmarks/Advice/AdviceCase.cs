using ParallelAsync.Advice;
using ParallelAsync.Charts;

namespace ParallelAsync.Benchmarks.Advice;

/// <summary>A workload whose best answer is known, or can be found by trying everything.</summary>
internal abstract class AdviceCase(string name, string rightAnswer)
{
    /// <summary>The name, as on the command line.</summary>
    public string Name => name;

    /// <summary>What is right, in words.</summary>
    public string RightAnswer => rightAnswer;

    /// <summary>The verdict that is right whatever was measured; null where the fastest is right.</summary>
    public Verdict? Required { get; init; }

    /// <summary>What the adviser said, and all that was tried, of the latest run.</summary>
    public string Details { get; protected set; } = "";

    /// <summary>Asks the adviser, then tries everything that it might have chosen.</summary>
    /// <param name="budget">The adviser's budget.</param>
    /// <param name="rounds">How often everything is tried, in turns.</param>
    /// <param name="progress">Is told where it stands.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public abstract Task<AdviceOutcome> RunAsync(TimeSpan budget, int rounds, IProgress<ProgressLine> progress, CancellationToken cancellationToken);
}
