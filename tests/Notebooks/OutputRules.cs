using System.Buffers.Binary;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>What holds for the outputs of every notebook, whatever it shows.</summary>
internal static partial class OutputRules
{
    private const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>Every cell succeeded, nobody was warned, and no output binds the notebook to a machine or a network.</summary>
    public static void Check(NotebookFixture notebook)
    {
        Assert.Null(notebook.Run.Failure?.Message);
        Assert.Equal(RunStatus.Succeeded, notebook.Run.Status);
        Check([.. notebook.Outputs]);
        CheckGuesses(notebook);
    }

    /// <summary>The same for the outputs of a run by another client.</summary>
    public static void Check(IReadOnlyList<Output> outputs)
    {
        Assert.DoesNotContain(outputs, output => output is ErrorOutput or StreamOutput { Name: "stderr" });
        foreach (var (mimeType, text) in outputs.SelectMany(Texts))
        {
            Assert.DoesNotMatch(MachinePath(), text);
            if (mimeType != "image/png")
            {
                Assert.DoesNotMatch(ScriptOrAddress(), text);
            }
        }

        var charts = outputs.Select(NotebookFixture.Data).OfType<MimeBundle>().Where(data => data[Plotly] is not null);
        var tables = outputs.SelectMany(Texts).Where(text => text.MimeType == "text/markdown" && text.Text.Contains("\n| ", StringComparison.Ordinal));
        Assert.Multiple(
        [
            .. charts.Select(chart => (Action)(() => CheckChart(chart))),
            .. charts.Select(chart => (Action)(() => WordRules.CheckChart(chart[Plotly]!, chart.Text("text/plain")!))),
            .. tables.Select(table => (Action)(() => WordRules.CheckTable(table.Text))),
        ]);
    }

    /// <summary>Each guess, filled in for the test, is answered beside what was measured; or the notebook says why there is nothing to compare.</summary>
    private static void CheckGuesses(NotebookFixture notebook)
    {
        foreach (var cell in notebook.CodeCells.Where(cell => cell.Source.Contains("Guess.C", StringComparison.Ordinal)))
        {
            var answers = cell.Outputs.SelectMany(Texts).Where(text => text.MimeType == "text/markdown").Select(text => text.Text).ToList();
            var nothingToCompare = cell.Source.Contains("else", StringComparison.Ordinal) && cell.Outputs is [StreamOutput];
            Assert.True(nothingToCompare || answers.Count == cell.Source.Split("Guess.C").Length - 1, $"{cell.Id} answers {answers.Count} guesses.");
            Assert.All(answers, answer => Assert.Contains("You said ", answer, StringComparison.Ordinal));
            Assert.All(answers, answer => Assert.DoesNotContain("none of the choices", answer, StringComparison.Ordinal));
        }
    }

    private static void CheckChart(MimeBundle chart)
    {
        Assert.Equal([Plotly, "image/png", "text/plain"], chart.MimeTypes);
        Assert.NotEmpty(chart[Plotly]!["data"]!.AsArray());

        var png = Convert.FromBase64String(chart.Text("image/png")!);
        Assert.True(png.Length < 60_000, $"A picture of {png.Length} bytes makes the notebook heavy.");
        Assert.Equal(1400, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.NotEqual("", chart.Text("text/plain")!.Trim());
    }

    private static IEnumerable<(string MimeType, string Text)> Texts(Output output) => output switch
    {
        StreamOutput stream => [("text/plain", stream.Text)],
        _ => NotebookFixture.Data(output)?.Select(entry => (entry.Key, entry.Value is JsonValue value && value.TryGetValue<string>(out var text) ? text : entry.Value.ToJsonString())) ?? [],
    };

    [GeneratedRegex(@"(?<![\w./])/(home|root|tmp|usr|var|opt|Users|work|mnt)/|[A-Z]:\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"<script|https?://|//cdn", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptOrAddress();
}
