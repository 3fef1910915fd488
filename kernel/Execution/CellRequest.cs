using System.Text.Json.Serialization;

namespace ParallelAsync.Kernel.Execution;

/// <summary>What is sent to a notebook's process.</summary>
[JsonDerivedType(typeof(CellRequest), "cell")]
[JsonDerivedType(typeof(CompletionRequest), "complete")]
[JsonDerivedType(typeof(InspectionRequest), "inspect")]
[JsonDerivedType(typeof(CompletenessRequest), "judge")]
[JsonDerivedType(typeof(InterruptRequest), "interrupt")]
[JsonDerivedType(typeof(InputReply), "input")]
internal abstract record WorkerRequest;

/// <summary>A cell to run.</summary>
/// <param name="Number">The cell's execution count, from 1; it names the cell in error messages.</param>
/// <param name="Code">The cell's source.</param>
internal sealed record CellRequest(int Number, string Code) : WorkerRequest
{
    /// <summary>Whether somebody is there to answer when the cell asks for input.</summary>
    public bool AllowsInput { get; init; }

    /// <summary>Expressions to evaluate when the cell has succeeded, by name; their values come as <see cref="CellExpressions"/>.</summary>
    public IReadOnlyDictionary<string, string> Expressions { get; init; } = new Dictionary<string, string>();
}

/// <summary>Asks how to go on typing; a <see cref="CompletionAnswer"/> comes.</summary>
/// <param name="Code">The cell as far as it is typed.</param>
/// <param name="Cursor">A UTF-16 index into it.</param>
internal sealed record CompletionRequest(string Code, int Cursor) : WorkerRequest;

/// <summary>Asks what a name means; an <see cref="InspectionAnswer"/> comes.</summary>
/// <param name="Code">The cell.</param>
/// <param name="Cursor">A UTF-16 index into it.</param>
/// <param name="DetailLevel">0 for the documentation of one overload, 1 for all.</param>
internal sealed record InspectionRequest(string Code, int Cursor, int DetailLevel) : WorkerRequest;

/// <summary>Asks whether a cell can run as it stands; a <see cref="CompletenessAnswer"/> comes.</summary>
internal sealed record CompletenessRequest(string Code) : WorkerRequest;

/// <summary>Stops the cell that runs. What it had assigned stays.</summary>
internal sealed record InterruptRequest : WorkerRequest;

/// <summary>Answers a <see cref="CellInputRequest"/>.</summary>
internal sealed record InputReply(string Text) : WorkerRequest;
