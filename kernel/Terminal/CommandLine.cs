using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ParallelAsync.Kernel.Execution;
using Spectre.Console;

namespace ParallelAsync.Kernel.Terminal;

/// <summary>The kernel's commands.</summary>
internal static class CommandLine
{
    /// <summary>Parses and runs a command.</summary>
    /// <returns>0 when all succeeded, 1 when a cell failed, 2 when the run could not start, 130 when it was stopped.</returns>
    public static Task<int> InvokeAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // One line, not the whole help: what was wrong must not scroll away.
            Console.Error.WriteLine(string.Join(' ', parsed.Errors.Select(error => error.Message)) + $" 'dotnet run --project kernel -- {Named(parsed)} --help' lists the options.");
            return Task.FromResult(RunCommand.UsageError);
        }

        // A kernel of Jupyter gives signals a meaning of its own.
        TimeSpan? timeout = parsed.CommandResult.Command.Name == JupyterCommands.Start ? null : TimeSpan.FromSeconds(10);
        return parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = timeout });
    }

    private static RootCommand Root()
    {
        var run = Run();
        var root = new RootCommand("Runs the notebooks of this collection and writes pages that open in a browser. Without a command: 'run', for all of notebooks/.");
        root.Subcommands.Add(run);
        root.Subcommands.Add(ExercisesCommand.Create());
        foreach (var command in JupyterCommands.All())
        {
            root.Subcommands.Add(command);
        }

        root.SetAction((_, cancellationToken) => run.Parse([]).InvokeAsync(cancellationToken: cancellationToken));
        return root;
    }

    private static string Named(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "run" : parsed.CommandResult.Command.Name;

    private static Command Run()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Notebooks, or folders of notebooks. Default: the folder notebooks/.", Arity = ArgumentArity.ZeroOrMore };
        var save = new Option<bool>("--save") { Description = "Write the outputs into the notebooks themselves. Without it, executed copies go to OUT/notebooks/." };
        var output = new Option<string?>("--out") { Description = "The folder for pages and executed copies. Default: artifacts/, beside notebooks/.", HelpName = "DIR" };
        var set = new Option<string[]>("--set") { Description = "Override a variable of the cell tagged 'parameters'. May be repeated.", HelpName = "NAME=VALUE", AllowMultipleArgumentsPerToken = true };
        var timeout = new Option<double>("--timeout") { Description = "The longest that one cell may take, in seconds.", HelpName = "S", CustomParser = ReadTimeout, DefaultValueFactory = _ => 600 };
        var failFast = new Option<bool>("--fail-fast") { Description = "Stop at the first notebook that fails." };
        paths.Validators.Add(result =>
        {
            // Without this a misspelt option would be taken for the name of a notebook.
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } unknown)
            {
                result.AddError($"There is no option {unknown.Value}.");
            }
        });
        var run = new Command("run", "Execute notebooks and write pages.") { paths, save, output, set, timeout, failFast };
        run.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                var options = new RunOptions
                {
                    Parameters = [.. (parsed.GetValue(set) ?? []).Select(Parameter.Parse)],
                    CellTimeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                    FailFast = parsed.GetValue(failFast),
                };
                if (Console.IsOutputRedirected)
                {
                    // A log has no width: lines stay whole.
                    AnsiConsole.Console.Profile.Width = 2_000;
                }

                return await new RunCommand(AnsiConsole.Console, TimeProvider.System)
                    .RunAsync(parsed.GetValue(paths) ?? [], parsed.GetValue(output), parsed.GetValue(save), options, cancellationToken);
            }
            catch (RunException exception)
            {
                await Console.Error.WriteLineAsync(exception.Message);
                return RunCommand.UsageError;
            }
        });
        return run;
    }

    private static double ReadTimeout(ArgumentResult result)
    {
        if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 1_000_000)
        {
            return seconds;
        }

        result.AddError($"--timeout {result.Tokens[0].Value}: a number of seconds above 0 was expected.");
        return 0;
    }
}
