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
            text.Append('\n').AppendJoin('\n', Remarks(part).Select(remark => $"- {remark}")).Append('\n');
        }

        return text.ToString();
    }

    private static string Conditions(CaseResult result)
    {
        var versions = string.Join(", ", result.Versions.Select(version => $"{version.Key} {version.Value}"));
        var load = result.Load is { } processes
            ? string.Create(CultureInfo.InvariantCulture, $" Load when it began: {processes:0.00}{(result.WasBusy ? ". The machine was busy with something else: these are no figures to keep" : "")}.")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"{result.Machine}; {(versions.Length > 0 ? versions : "no Python")}; {result.Recorded:yyyy-MM-dd}.{load}");
    }

    private static IEnumerable<string> Remarks(PartResult part)
    {
        foreach (var result in part.Contestants.Where(result => !result.IsMeasured))
        {
            yield return result.Skipped is { } reason ? $"{result.Contestant.FullName} was skipped: {reason}"
                : $"{result.Contestant.FullName} failed: {result.Failed ?? "it made no pass"}";
        }

        yield return $"{(part.Rounds == 1 ? "1 round" : $"{part.Rounds} rounds")}: each contestant, a process of its own, made one pass in each, in an order that changes from round to round. Ratios are taken round by round.";
        if (part.Measured.Any())
            yield return $"Same results, checked after every round: {string.Join("; ", part.Measured.Select(result => result.Check).OfType<string>().Distinct().Order(StringComparer.Ordinal))}.";
        if (part.Contestants.GroupBy(result => result.Contestant.Language).Any(side => side.Count() > 1))
            yield return "Speedup: over the first contestant of the same language.";
        foreach (var note in part.Part.Notes)
            yield return note;
        if (part.Part.ShowsResources)
        {
            yield return ProcessTree.IsKnown
                ? "CPU time and peak memory are those of the process and all that it started; a page that several of them share counts once. Memory is watched in a pass of its own."
                : "CPU time and peak memory are not in the table: they are read from Linux's /proc.";
        }
    }
}
