using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>The cells that were run since the kernel started.</summary>
internal sealed class ExecutionHistory
{
    // Sessions count from 1; nothing is kept beyond the kernel's life, so that there is only this one.
    private const int Session = 1;
    private const int LongestPattern = 1_000;

    private readonly List<Entry> entries = [];

    /// <summary>Adds a cell.</summary>
    /// <param name="number">Its execution count.</param>
    /// <param name="code">Its source.</param>
    /// <param name="result">The text of its result; null when it had none.</param>
    public void Add(int number, string code, string? result) => entries.Add(new Entry(number, code, result));

    /// <summary>Answers a <c>history_request</c>.</summary>
    /// <exception cref="RequestException">It asks for what there is not.</exception>
    public JsonObject Answer(Request request)
    {
        var withOutput = request.Flag("output", false);
        var found = request.Text("hist_access_type") switch
        {
            "tail" => entries.TakeLast(Math.Max(0, request.Number("n", 10))),
            "range" => Range(request.Number("session", 0), request.Number("start", 0), request.Number("stop", int.MaxValue)),
            "search" => Search(request.Text("pattern", "*"), request.Number("n", int.MaxValue), request.Flag("unique", false)),
            var other => throw new RequestException($"history_request: hist_access_type should be tail, range or search, but is '{other}'."),
        };
        return new JsonObject
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. found.Select(entry => new JsonArray(Session, entry.Number, withOutput ? new JsonArray(entry.Code, entry.Result) : entry.Code))]),
        };
    }

    /// <summary>The cells from one number to before another; negative numbers count from the end, as in Python's slices.</summary>
    private IEnumerable<Entry> Range(int session, int start, int stop)
    {
        var end = entries.Count > 0 ? entries[^1].Number + 1 : 0;
        var (from, to) = (start < 0 ? start + end : start, stop < 0 ? stop + end : stop);
        return session is 0 or Session ? entries.Where(entry => entry.Number >= from && entry.Number < to) : [];
    }

    private IEnumerable<Entry> Search(string pattern, int most, bool unique)
    {
        var glob = Glob(pattern);
        var found = entries.Where(entry => glob.IsMatch(entry.Code));
        if (unique)
        {
            found = found.Reverse().DistinctBy(entry => entry.Code).Reverse();
        }

        return found.TakeLast(Math.Max(0, most));
    }

    // Without backtracking: no pattern can keep the kernel busy.
    private static Regex Glob(string pattern)
    {
        if (pattern.Length > LongestPattern)
        {
            throw new RequestException($"history_request: its pattern should have at most {LongestPattern} characters.");
        }

        var regex = new StringBuilder(@"\A");
        foreach (var character in pattern)
        {
            regex.Append(character switch
            {
                '*' => ".*",
                '?' => ".",
                _ => Regex.Escape(character.ToString()),
            });
        }

        return new Regex(regex.Append(@"\z").ToString(), RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    private sealed record Entry(int Number, string Code, string? Result);
}
