using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Execution;

/// <summary>What <c>--set</c> changes in one notebook: run after the cell tagged <c>parameters</c>, whose source stays as it is.</summary>
/// <param name="Cell">The cell; null when nothing changes.</param>
/// <param name="Code">The assignments.</param>
/// <param name="Note">What the reader sees under the cell.</param>
internal sealed record ParameterOverrides(Cell? Cell, string Code, string Note)
{
    /// <summary>The overrides that a notebook's cell knows; a collection's notebooks each take theirs.</summary>
    /// <exception cref="RunException">A value does not fit its variable.</exception>
    public static ParameterOverrides For(ParameterCell cell, IReadOnlyList<Parameter> parameters)
    {
        var known = parameters.Where(parameter => cell.Names.Contains(parameter.Name)).ToList();
        return new ParameterOverrides(
            known.Count > 0 ? cell.Cell : null,
            string.Join('\n', known.Select(cell.Assignment)),
            string.Concat(known.Select(parameter => $"{parameter.Name} = {Shown(parameter.Value)} (set for this run)\n")));
    }

    /// <summary>Demands that each parameter is known to at least one notebook: a misspelt name must not pass unseen.</summary>
    /// <exception cref="RunException">No notebook knows a parameter.</exception>
    public static void RequireKnown(IReadOnlyList<Parameter> parameters, IEnumerable<ParameterCell> cells)
    {
        var names = cells.SelectMany(cell => cell.Names).Distinct().ToList();
        if (parameters.FirstOrDefault(parameter => !names.Contains(parameter.Name)) is { } unknown)
        {
            throw new RunException($"--set {unknown.Name}: no notebook of this run has a parameter of this name. "
                + (names.Count > 0 ? $"They have: {string.Join(", ", names)}." : "They have none."));
        }
    }

    // A stored output holds no path of the machine that it was made on.
    private static string Shown(string value) => Path.IsPathRooted(value) ? $".../{Path.GetFileName(Path.TrimEndingDirectorySeparator(value))}" : value;
}
