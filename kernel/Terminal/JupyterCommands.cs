using System.CommandLine;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Jupyter;

namespace ParallelAsync.Kernel.Terminal;

/// <summary>The commands that have to do with Jupyter: <c>install</c>, <c>uninstall</c>, and <c>jupyter</c>, which Jupyter itself uses.</summary>
internal static class JupyterCommands
{
    /// <summary>The name of the command by which Jupyter starts the kernel.</summary>
    public const string Start = "jupyter";

    /// <summary>The commands.</summary>
    public static IEnumerable<Command> All() => [Install(), Uninstall(), Kernel()];

    private static Command Install()
    {
        var (place, name) = (Place.Options(), NameOption("The kernel's name. Default: .net-csharp, which the notebooks ask for, or a name of its own when another kernel has that one."));
        var command = new Command("install", "Make this kernel known to Jupyter and VS Code.") { place.User, place.Prefix, name };
        command.SetAction(parsed => Guard(() => new KernelInstaller(Folders, Console.Out).Install(place.Of(parsed), parsed.GetValue(name))));
        return command;
    }

    private static Command Uninstall()
    {
        var (place, name) = (Place.Options(), NameOption("The kernel's name. Default: every kernel that 'install' has put there."));
        var command = new Command("uninstall", "Take away what 'install' has made known.") { place.User, place.Prefix, name };
        command.SetAction(parsed => Guard(() => new KernelInstaller(Folders, Console.Out).Uninstall(place.Of(parsed), parsed.GetValue(name))));
        return command;
    }

    private static Command Kernel()
    {
        var file = new Argument<string>("CONNECTION_FILE") { Description = "The file in which Jupyter says where it waits." };
        var command = new Command(Start, "Run a notebook's cells for Jupyter, which uses this command by itself.") { file };
        command.SetAction(async (parsed, _) =>
        {
            try
            {
                await JupyterKernel.RunAsync(parsed.GetValue(file)!, Directory.GetCurrentDirectory(), new KernelLog(Console.Error));
                return 0;
            }
            catch (RunException exception)
            {
                await Console.Error.WriteLineAsync(exception.Message);
                return RunCommand.UsageError;
            }
        });
        return command;
    }

    private static JupyterFolders Folders => new(Environment.GetEnvironmentVariable);

    private static Option<string?> NameOption(string description)
    {
        var name = new Option<string?>("--name") { Description = description, HelpName = "N" };
        name.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Kernelspec.IsName(token.Value))
            {
                result.AddError($"--name {token.Value}: letters, digits, '.', '-' and '_' were expected.");
            }
        });
        return name;
    }

    private static int Guard(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (RunException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return RunCommand.UsageError;
        }
    }

    /// <summary>Where kernels are installed: for one user, or below a prefix.</summary>
    private sealed record Place(Option<bool> User, Option<string?> Prefix)
    {
        public static Place Options()
        {
            var user = new Option<bool>("--user") { Description = "For you alone. This is the default." };
            var prefix = new Option<string?>("--prefix") { Description = "Below this folder, such as that of a Python environment.", HelpName = "DIR" };
            prefix.Validators.Add(result =>
            {
                if (result.GetResult(user) is { Implicit: false })
                {
                    result.AddError("--user and --prefix name two places: give one of them.");
                }
            });
            return new Place(user, prefix);
        }

        public string? Of(ParseResult parsed) => parsed.GetValue(Prefix);
    }
}
