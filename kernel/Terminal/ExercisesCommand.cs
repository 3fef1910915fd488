using System.CommandLine;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Exercises;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Terminal;

/// <summary>The command <c>exercises</c>: writes the cells of the exercises into the notebooks, from the sources in the folder <c>exercises</c> beside them.</summary>
internal static class ExercisesCommand
{
    /// <summary>The command for the command line.</summary>
    public static Command Create()
    {
        var folder = new Argument<string?>("FOLDER") { Description = "The folder of the notebooks. Default: the folder notebooks/.", Arity = ArgumentArity.ZeroOrOne };
        var check = new Option<bool>("--check") { Description = "Change nothing; say which cells are not as their sources have them, and end with 1 when there are any." };
        var command = new Command("exercises", "Write the exercises' cells into the notebooks, from the sources in the folder exercises/ beside them.") { folder, check };
        command.SetAction(parsed =>
        {
            try
            {
                return Run(parsed.GetValue(folder), parsed.GetValue(check), Console.Out);
            }
            catch (Exception exception) when (exception is RunException or ExerciseFormatException or NotebookFormatException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(exception.Message);
                return RunCommand.UsageError;
            }
        });
        return command;
    }

    /// <summary>Runs the command.</summary>
    /// <param name="folder">The folder of the notebooks; null for the collection's own.</param>
    /// <param name="check">Whether only to say what differs.</param>
    /// <param name="output">Where it is said.</param>
    /// <returns>0, or 1 when something differs and was only to be checked.</returns>
    /// <exception cref="RunException">There is no such folder.</exception>
    /// <exception cref="ExerciseFormatException">The source of an exercise is not as it should be.</exception>
    /// <exception cref="NotebookFormatException">A notebook cannot be read.</exception>
    private static int Run(string? folder, bool check, TextWriter output)
    {
        var notebooks = folder ?? Collection.Find(Directory.GetCurrentDirectory())?.Notebooks;
        if (!Directory.Exists(notebooks))
        {
            throw new RunException(folder is null
                ? "There is no folder notebooks/ here or above. Change to the project's folder, or name the folder of the notebooks."
                : $"There is no folder {folder}. Name the folder of the notebooks.");
        }

        var differs = false;
        foreach (var path in Directory.EnumerateFiles(notebooks, "*.ipynb").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            var exercises = ExerciseFolder.Read(notebooks, name);
            var notebook = NotebookFile.Read(path);
            if (exercises.Count == 0 || ExerciseCells.Write(notebook, exercises) is not { Count: > 0 } changed)
                continue;
            differs = true;
            output.WriteLine($"{name}: {string.Join(", ", changed)}");
            if (!check)
                NotebookFile.Write(notebook, path);
        }

        output.WriteLine(!differs ? "All exercises are as their sources have them." : check ? "Write them with: dotnet run --project kernel -- exercises" : "Written.");
        return differs && check ? 1 : 0;
    }
}
