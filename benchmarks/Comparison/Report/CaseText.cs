using System.Globalization;
using System.Text;
using ParallelAsync.Charts;

namespace ParallelAsync.Benchmarks.Comparison.Report;

/// <summary>A case as text for a terminal and as Markdown for a file: the same words and tables.</summary>
internal static class CaseText
{
    /// <summary>The report for a terminal.</summary>
    public static string ToText(CaseResult result) => Write(result, (level, text) => $"{text}\n{new string(level == 1 ? '=' : '-', text.Length)}\n", table => table.ToText());

    /// <summary>The report as Markdown.</summary>
    public static string ToMarkdown(CaseResult result) => Write(result, (level, text) => $"{new string('#', level)} {text}\n", table => table.ToMarkdown());

    private static string Write(CaseResult result, Func<int, string, string> heading, Func<Table, string> write)
    {
        var text = new StringBuilder();
        text.Append(heading(1, result.Title)).Append('\n');
        text.Append(Conditions(result)).Append('\n');
        foreach (var part in result.Parts)
        {
            text.Append('\n').Append(heading(2, part.Part.Title)).Append('\n');
            text.Append(write(TimeTable.Of(part)));
            if (RatioTable.Of(part) is { } ratios)
                text.Append('\n').Append(write(ratios));
            Append(Remarks(part));
        }

        text.Append('\n').Append(heading(2, "How it was measured"));
        Append(Method(result));
        return text.ToString();

        void Append(IEnumerable<string> remarks) => text.Append('\n').AppendJoin('\n', remarks.Select(remark => $"- {remark}")).Append('\n');
    }

    private static string Conditions(CaseResult result)
    {
        var versions = string.Join(", ", result.Versions.Select(version => $"{version.Key} {version.Value}"));
        var load = result.Load is { } processes
            ? string.Create(CultureInfo.InvariantCulture, $" Load when it began: {processes:0.00}{(result.WasBusy ? ". The machine was busy with something else: these are no figures to keep" : "")}.")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"{result.Machine}; {(versions.Length > 0 ? versions : "no Python")}; {result.Recorded:yyyy-MM-dd}.{load}");
    }

    /// <summary>What holds for one part.</summary>
    private static IEnumerable<string> Remarks(PartResult part)
    {
        foreach (var skipped in part.Contestants.Where(result => result.Skipped is not null).GroupBy(result => result.Skipped))
            yield return $"Skipped: {string.Join("; ", skipped.Select(result => result.Contestant.FullName))}. {skipped.Key}";
        foreach (var result in part.Contestants.Where(result => result is { Skipped: null, IsMeasured: false }))
            yield return $"Failed: {result.Contestant.FullName}. {result.Failed ?? "It made no pass."}";

        if (part.Measured.Select(result => result.Check).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } found)
            yield return $"Same results, checked after every round. {string.Join("; ", found)}.";
        foreach (var note in part.Part.Notes)
            yield return note;
    }

    /// <summary>What holds for all parts.</summary>
    private static IEnumerable<string> Method(CaseResult result)
    {
        var rounds = result.Parts.Max(part => part.Rounds);
        yield return $"Rounds: {rounds}. Each contestant is a process of its own that stays up; in each round it makes one pass, in an order that changes from round to round.";
        yield return "The ratio is taken in each round, of the seconds for each item, and its median is shown: what slowed both in a round cancels out. Above 1x C# is the faster one.";
        yield return "Speedup: over the first contestant of the same language, likewise. First run: the only one of a fresh process, which compiles, imports and starts what it needs.";
        if (result.Parts.Any(part => part.Part.ShowsResources))
        {
            yield return ProcessTree.IsKnown
                ? "CPU time and peak memory are those of the process and all that it started; memory is what they allocated, without the mapped files of programs and libraries, watched in a pass that is not timed."
                : "CPU time and peak memory are not in the table: they are read from Linux's /proc.";
        }
    }
}
