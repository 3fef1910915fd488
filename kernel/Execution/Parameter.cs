namespace ParallelAsync.Kernel.Execution;

/// <summary>A value given on the command line for a variable of the cell tagged <c>parameters</c>.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">Its value, as it was typed.</param>
internal sealed record Parameter(string Name, string Value)
{
    /// <summary>Reads <c>NAME=VALUE</c>.</summary>
    /// <exception cref="RunException">There is no name or no equals sign.</exception>
    public static Parameter Parse(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? new Parameter(text[..at].Trim(), text[(at + 1)..])
            : throw new RunException($"--set {text}: NAME=VALUE was expected, as in --set imageCount=50.");
}
