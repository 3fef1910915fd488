using System.Globalization;
using ParallelAsync.Charts;

namespace ParallelAsync.Advice;

/// <summary>When which way of making work faster pays, as questions in the order in which they are cheapest to answer.</summary>
public static class DecisionGuide
{
    private static readonly DecisionStep[] Steps =
    [
        new("Is it too slow, measured?", true, "Leave it as it is", Decision.LeaveIt, work => work.SecondsNow > work.SecondsAllowed),
        new("Is the sequential code optimised?", true, "Optimise first: do less, know sizes, SIMD (01,\u00A007)", Decision.OptimiseFirst, work => work.IsOptimised, Palette.Simd),
        new("Does the memory suffice for all workers at once?", true, "Stream, or hold fewer items at once (01)", Decision.SaveMemory, work => work.MegabytesPerWorker * work.Workers <= work.MegabytesFree),
        new("Does it mostly wait: network, disk, a service?", false, "I/O-bound: await, many in flight, with a limit (03,\u00A006)", Decision.Asynchronous, work => work.WaitingShare > 0.5, Palette.Async),
        new("CPU-bound, then. Are the items independent?", true, "Restructure: a scan, the critical path (04)", Decision.Restructure, work => work.IsIndependent),
        new("Is a piece of work above the break-even grain?", true, "Bigger pieces: chunks, ranges (01,\u00A004)", Decision.BiggerPieces, work => work.PieceMicroseconds > work.BreakEvenMicroseconds),
        new("Is Amdahl's speedup on your cores enough?", true, "Shrink the serial part, or stay sequential (04)", Decision.ShrinkSerialPart, work => work.SecondsPredicted <= work.SecondsAllowed),
    ];

    /// <summary>The guide as a flowchart.</summary>
    public static Flowchart Flowchart { get; } = new(
        "Which way to faster?", Steps, "Parallel: PLINQ, Parallel.ForEach (02,\u00A007)", Palette.Plinq);

    /// <summary>Eight pieces of work to decide on; the figures of the talk's cases are the talk's.</summary>
    public static IReadOnlyList<Workload> Cases { get; } =
    [
        new("A", "Squares of 100 numbers, once a day") { SecondsNow = 0.000001, SecondsAllowed = 1, PieceMicroseconds = 0.01 },
        new("B", "The talk's weather: 100 requests, one after the other") { SecondsNow = 977.88, SecondsAllowed = 60, WaitingShare = 0.99, PieceMicroseconds = 9_778_800, Workers = 40 },
        new("C", "The talk's X-rays: each decoded in full for 64 x 64 pixels") { SecondsNow = 29.48, SecondsAllowed = 5, IsOptimised = false, PieceMicroseconds = 22_000, ParallelFraction = 0.87 },
        new("D", "The same X-rays, decoded at reduced scale, for a tighter deadline") { SecondsNow = 12, SecondsAllowed = 4, PieceMicroseconds = 9_000, ParallelFraction = 0.95 },
        new("E", "A balance after each of a billion bookings, each from the one before") { SecondsNow = 20, SecondsAllowed = 5, IsIndependent = false, PieceMicroseconds = 0.02 },
        new("F", "A billion squares, each one a task of its own") { SecondsNow = 40, SecondsAllowed = 10, PieceMicroseconds = 0.04, BreakEvenMicroseconds = 5 },
        new("G", "A report: 60 of its 100 s are a calculation that nobody can split") { SecondsNow = 100, SecondsAllowed = 40, PieceMicroseconds = 50_000, ParallelFraction = 0.4 },
        new("H", "Eight workers, each of which loads a model of 3 GB") { SecondsNow = 600, SecondsAllowed = 100, PieceMicroseconds = 100_000, MegabytesPerWorker = 3_000, MegabytesFree = 16_000 },
    ];

    /// <summary>Follows the guide.</summary>
    /// <param name="work">What is known of the work.</param>
    /// <returns>The exit of the first question that does not lead on; <see cref="Decision.Parallel"/> when all do.</returns>
    public static Decision Decide(Workload work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Array.Find(Steps, step => step.LeadsOut(work))?.Decision ?? Decision.Parallel;
    }

    /// <summary>Looks at somebody's decision and says, when the guide ends elsewhere, at which question the two part, but not which is the answer.</summary>
    /// <param name="work">What is known of the work.</param>
    /// <param name="decision">What was decided.</param>
    /// <returns>As in "A: right." or "A: look at question 3 again.".</returns>
    public static string Check(Workload work, Decision decision)
    {
        var right = Decide(work);
        if (decision == right)
            return $"{work.Name}: right.";
        if (decision == Decision.Undecided)
            return $"{work.Name}: not decided yet.";
        var parting = 1 + Math.Min(ExitOf(decision), ExitOf(right));
        return string.Create(CultureInfo.InvariantCulture, $"{work.Name}: look at question {parting} again.");
    }

    private static int ExitOf(Decision decision) => Array.FindIndex(Steps, step => step.Decision == decision) is >= 0 and var exit ? exit : Steps.Length;
}
