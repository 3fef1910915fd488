using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParallelAsync.Benchmarks.Contestants;

/// <summary>The C# side of the line protocol of <see cref="Comparison.ContestantProcess"/>; <c>python/contestant.py</c> is its twin.</summary>
internal static class ContestantServer
{
    /// <summary>What a process is told to be before the program, the variant and the settings.</summary>
    public const string Verb = "contestant";

    /// <summary>Serves a contestant on the standard streams until the input ends.</summary>
    /// <param name="arguments">The program, the variant and the settings as JSON.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var program, var variant, var settings])
        {
            await Console.Error.WriteLineAsync("Expected a program, a variant and settings.");
            return 2;
        }

        var answers = Console.Out;
        // What a library prints must not be taken for an answer.
        Console.SetOut(Console.Error);
        await using var contestant = ContestantPrograms.Create(program, variant, JsonNode.Parse(settings)!.AsObject());
        await ServeAsync(contestant, Console.In, answers);
        return 0;
    }

    /// <summary>Answers requests until there are no more.</summary>
    public static async Task ServeAsync(CSharpContestant contestant, TextReader requests, TextWriter answers)
    {
        await AnswerAsync("ready");
        while (await requests.ReadLineAsync() is { } line)
        {
            try
            {
                await AnswerAsync(await DoAsync(contestant, line.Split(' ', 2)));
            }
            catch (Exception error)
            {
                await Console.Error.WriteLineAsync(error.ToString());
                await AnswerAsync($"failed {JsonSerializer.Serialize($"{error.GetType().Name}: {error.Message}")}");
            }
        }

        async Task AnswerAsync(string answer)
        {
            await answers.WriteAsync(answer + "\n");
            await answers.FlushAsync();
        }
    }

    private static async Task<string> DoAsync(CSharpContestant contestant, string[] request)
    {
        switch (request)
        {
            case ["run", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var runs):
                var seconds = await RunAsync(contestant, runs);
                return string.Create(CultureInfo.InvariantCulture, $"done {seconds:F9}");
            case ["save", var path]:
                contestant.Save(path);
                return "saved";
            default:
                throw new InvalidOperationException($"Expected 'run N' or 'save PATH', got '{string.Join(' ', request)}'.");
        }
    }

    private static async Task<double> RunAsync(CSharpContestant contestant, int runs)
    {
        var time = TimeSpan.Zero;
        for (var run = 0; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            await contestant.RunAsync();
            time += Stopwatch.GetElapsedTime(start);
            await contestant.AfterAsync();
        }

        return time.TotalSeconds;
    }
}
