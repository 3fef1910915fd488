using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Execution;

/// <summary>The cell tagged <c>parameters</c>: the variables that <c>--set</c> can override, as papermill has it.</summary>
internal sealed class ParameterCell
{
    /// <summary>The tag that marks the cell.</summary>
    public const string Tag = "parameters";

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: Microsoft.CodeAnalysis.SourceCodeKind.Script);

    private readonly Dictionary<string, string> types = [];

    private ParameterCell(Cell? cell)
    {
        Cell = cell;
        if (cell is null)
        {
            return;
        }

        var root = CSharpSyntaxTree.ParseText(cell.Source, Script).GetCompilationUnitRoot();
        foreach (var field in root.DescendantNodes().OfType<VariableDeclarationSyntax>())
        {
            foreach (var variable in field.Variables)
            {
                types[variable.Identifier.Text] = field.Type.IsVar ? LiteralType(variable.Initializer?.Value) : field.Type.ToString();
            }
        }
    }

    /// <summary>The cell; null when the notebook has none.</summary>
    public Cell? Cell { get; }

    /// <summary>The names of the variables, in order.</summary>
    public IReadOnlyCollection<string> Names => types.Keys;

    /// <summary>Finds the cell of a notebook.</summary>
    public static ParameterCell Of(Notebook notebook) =>
        new(notebook.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Code && cell.Tags.Contains(Tag)));

    /// <summary>The C# statement that overrides a variable of this cell.</summary>
    /// <exception cref="RunException">The value does not fit the variable's type.</exception>
    public string Assignment(Parameter parameter) => $"{parameter.Name} = {Literal(parameter, types[parameter.Name])};";

    private static string Literal(Parameter parameter, string type)
    {
        var digits = parameter.Value.Replace("_", "", StringComparison.Ordinal).Trim();
        const NumberStyles Float = NumberStyles.Float;
        return type.TrimEnd('?') switch
        {
            "string" => SymbolDisplay.FormatLiteral(parameter.Value, quote: true),
            "bool" when bool.TryParse(digits, out var value) => value ? "true" : "false",
            "int" when int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => digits,
            "long" when long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => digits + "L",
            "double" when double.TryParse(digits, Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) => digits + "d",
            _ => throw new RunException($"--set {parameter.Name}={parameter.Value}: {parameter.Name} is of type {type}, and '{parameter.Value}' is no such value."),
        };
    }

    private static string LiteralType(ExpressionSyntax? value) => value switch
    {
        LiteralExpressionSyntax { Token.Value: { } literal } => literal switch
        {
            string => "string",
            bool => "bool",
            int => "int",
            long => "long",
            double => "double",
            _ => literal.GetType().Name,
        },
        PrefixUnaryExpressionSyntax { Operand: var operand } => LiteralType(operand),
        _ => "an expression",
    };
}
