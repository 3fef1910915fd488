using System.Text.Json.Serialization;

namespace ParallelAsync.Kernel.Execution;

/// <summary>What is sent to a notebook's process.</summary>
[JsonDerivedType(typeof(CellRequest), "cell")]
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

/// <summary>Stops the cell that runs. What it had assigned stays.</summary>
internal sealed record InterruptRequest : WorkerRequest;

/// <summary>Answers a <see cref="CellInputRequest"/>.</summary>
internal sealed record InputReply(string Text) : WorkerRequest;
