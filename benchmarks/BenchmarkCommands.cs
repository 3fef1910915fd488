using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ParallelAsync.Advice;
using ParallelAsync.Benchmarks.Advice;
using ParallelAsync.Benchmarks.Comparison;
using ParallelAsync.Benchmarks.Comparison.Cases;
using ParallelAsync.Benchmarks.Micro;
using ParallelAsync.XRay;

namespace ParallelAsync.Benchmarks;

/// <summary>The commands: <c>compare</c>, C# beside Python, <c>advise</c>, the adviser beside trying everything, and <c>micro</c>, what takes nanoseconds to microseconds.</summary>
internal static class BenchmarkCommands
{
    private const int UsageError = 2;

    /// <summary>Parses and runs a command.</summary>
    /// <returns>0 when all went well (skipped sides included), 1 when a contestant failed or its result differs, 2 when it could not start, 130 when it was stopped.</returns>
    public static Task<int> InvokeAsync(string[] args)
    {
        // Its options are BenchmarkDotNet's own.
        if (args is ["micro", .. var options])
            return Task.FromResult(MicroCommand.Run(options));

        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine(string.Join(' ', parsed.Errors.Select(error => error.Message)) + " 'dotnet run --project benchmarks -- compare --help' lists the options.");
            return Task.FromResult(UsageError);
        }

        return parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Measures this collection: beside Python, and in the small.")
        {
            Compare(),
            Advise(),
            new Command("micro", "BenchmarkDotNet's classes: loops, trace spans, charts, items of a process pool, protocols. Takes BenchmarkDotNet's own options: --filter, --job short, --list flat."),
        };
        return root;
    }

    private static Command Compare()
    {
        var names = AllCases.All.Select(one => one.Name).ToList();
        var defaults = new ComparisonOptions();
        var cases = new Argument<string[]>("CASE") { Description = $"{string.Join(", ", names)}, or all. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        cases.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value != "all" && !names.Contains(token.Value)) is { } unknown)
                result.AddError($"Expected a case ({string.Join(", ", names)}, all), got '{unknown.Value}'.");
        });
        var images = new Option<string?>("--images") { Description = "A folder of JPEG files. Default: data/chest_xray, or made ones.", HelpName = "DIR" };
        var imageCount = Number("--image-count", 0, 0, 100_000, "X-rays; 0: all of the folder that --images names, otherwise 100.");
        var days = Number("--days", defaults.Days, 1, 1_000, "Days of weather.");
        var latency = new Option<double>("--latency-ms") { Description = "Half of the weather requests wait less than this.", DefaultValueFactory = _ => defaults.LatencyMs, CustomParser = result => ReadMilliseconds(result), HelpName = "MS" };
        var elements = Number("--elements", defaults.Elements, 1, 100_000_000, "Numbers to square.");
        var workers = Number("--workers", defaults.Workers, 1, 256, "Threads, and worker processes, for work that needs a processor.");
        var rounds = Number("--rounds", 0, 0, 1_000, $"Rounds of each case; 0: {string.Join(", ", AllCases.All.Select(one => $"{one.Name} {one.Rounds}"))}.");
        var python = new Option<string?>("--python") { Description = $"The Python to compare with. Default: the one that {Python.Variable} names, or /usr/bin/python3, or python3.", HelpName = "PATH" };
        var output = new Option<string?>("--out") { Description = "The folder for the reports. Default: artifacts/benchmarks.", HelpName = "DIR" };
        var smoke = new Option<bool>("--smoke") { Description = "Tiny sizes and one round: whether everything works here. The times mean nothing." };
        var record = new Option<bool>("--record") { Description = "Write Python's times into notebooks/recorded/python.json. Only for all cases at once: what is recorded comes from one session." };
        var command = new Command("compare", "C# and Python in turns, in one session; checks that both have the same results, prints tables and writes CASE.json and CASE.md.")
        {
            cases, images, imageCount, days, latency, elements, workers, rounds, python, output, smoke, record,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new ComparisonOptions
            {
                Images = parsed.GetValue(images),
                ImageCount = parsed.GetValue(imageCount),
                Days = parsed.GetValue(days),
                LatencyMs = parsed.GetValue(latency),
                Elements = parsed.GetValue(elements),
                Workers = parsed.GetValue(workers),
                Rounds = parsed.GetValue(rounds) is > 0 and var some ? some : null,
            };
            var wanted = parsed.GetValue(cases) ?? [];
            return new CompareCommand(parsed.GetValue(smoke) ? options.Smoke() : options, parsed.GetValue(python), parsed.GetValue(output))
                .RunAsync([.. AllCases.All.Where(one => wanted.Length == 0 || wanted.Contains("all") || wanted.Contains(one.Name))], parsed.GetValue(record), cancellationToken);
        });
        return command;
    }

    private static Command Advise()
    {
        var names = AllAdviceCases.Of(null).Select(one => one.Name).ToList();
        var cases = new Argument<string[]>("WORKLOAD") { Description = $"{string.Join(", ", names)}. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        cases.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => !names.Contains(token.Value)) is { } unknown)
                result.AddError($"Expected a workload ({string.Join(", ", names)}), got '{unknown.Value}'.");
        });
        var images = new Option<string?>("--images") { Description = "A folder of JPEG files for the X-rays. Default: data/chest_xray, or made ones.", HelpName = "DIR" };
        var budget = Number("--budget", (int)Adviser.DefaultBudget.TotalSeconds, 1, 3_600, "Seconds that the adviser gets for each workload.");
        var rounds = Number("--rounds", 5, 1, 100, "How often everything is tried, in turns, to find the best answer.");
        var details = new Option<bool>("--details") { Description = "Print each piece of advice whole, and all that was tried." };
        var record = new Option<bool>("--record") { Description = "Write the answers into notebooks/recorded/advice/workloads.json, which notebook 09 shows. Only for all workloads at once." };
        var command = new Command("advise", "The adviser on workloads whose best answer is found by trying everything: how often it is right.") { cases, images, budget, rounds, details, record };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var wanted = parsed.GetValue(cases) ?? [];
            if (parsed.GetValue(record) && wanted.Length > 0)
            {
                await Console.Error.WriteLineAsync("--record wants all workloads: what is recorded comes from one session.");
                return UsageError;
            }

            var file = parsed.GetValue(record) ? Path.Combine(Path.GetDirectoryName(DataFolder.Find())!, "notebooks", "recorded", "advice", "workloads.json") : null;
            return await new AdviceCommand(TimeSpan.FromSeconds(parsed.GetValue(budget)), parsed.GetValue(rounds), parsed.GetValue(details), file)
                .RunAsync([.. AllAdviceCases.Of(parsed.GetValue(images)).Where(one => wanted.Length == 0 || wanted.Contains(one.Name))], cancellationToken);
        });
        return command;
    }

    private static Option<int> Number(string name, int value, int least, int most, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => value,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            result.AddError($"{name} {result.Tokens[0].Value}: expected a whole number from {least:N0} to {most:N0}.");
            return 0;
        },
    };

    private static double ReadMilliseconds(ArgumentResult result)
    {
        if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is >= 0 and <= 60_000)
            return milliseconds;
        result.AddError($"--latency-ms {result.Tokens[0].Value}: expected milliseconds from 0 to 60,000.");
        return 0;
    }
}
