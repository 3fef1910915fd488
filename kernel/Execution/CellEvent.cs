using System.Text.Json.Serialization;
using Microsoft.DotNet.Interactive.Formatting;
using ParallelAsync.Kernel.Language;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Something that a running cell has to show, in the order in which it happened.</summary>
[JsonDerivedType(typeof(CellText), "text")]
[JsonDerivedType(typeof(CellDisplay), "display")]
[JsonDerivedType(typeof(CellDisplayUpdate), "update")]
[JsonDerivedType(typeof(CellResult), "result")]
[JsonDerivedType(typeof(CellClear), "clear")]
[JsonDerivedType(typeof(CellInputRequest), "input")]
[JsonDerivedType(typeof(CellFailure), "failure")]
[JsonDerivedType(typeof(CellExpressions), "expressions")]
[JsonDerivedType(typeof(CompletionAnswer), "completions")]
[JsonDerivedType(typeof(InspectionAnswer), "inspection")]
[JsonDerivedType(typeof(CompletenessAnswer), "completeness")]
[JsonDerivedType(typeof(CellEnd), "end")]
internal abstract record CellEvent;

/// <summary>Text written to the console; <paramref name="Name"/> is <c>stdout</c> or <c>stderr</c>.</summary>
internal sealed record CellText(string Name, string Text) : CellEvent;

/// <summary>A value shown by <c>display</c>.</summary>
internal sealed record CellDisplay(string DisplayId, IReadOnlyList<FormattedValue> Values) : CellEvent;

/// <summary>What an earlier display shows from now on.</summary>
internal sealed record CellDisplayUpdate(string DisplayId, IReadOnlyList<FormattedValue> Values) : CellEvent;

/// <summary>The value of the cell's last expression.</summary>
internal sealed record CellResult(IReadOnlyList<FormattedValue> Values) : CellEvent;

/// <summary>Takes away what the cell has shown so far; with <paramref name="Wait"/> only when the next output comes, so that nothing flickers.</summary>
internal sealed record CellClear(bool Wait) : CellEvent;

/// <summary>The cell waits for a line of text from the reader; an <see cref="InputReply"/> brings it.</summary>
/// <param name="Prompt">What the reader is asked.</param>
/// <param name="IsPassword">Whether the answer is hidden while it is typed.</param>
internal sealed record CellInputRequest(string Prompt, bool IsPassword) : CellEvent;

/// <summary>Why the cell failed.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>.</param>
/// <param name="Message">The message alone.</param>
/// <param name="Traceback">What the reader sees, a line each.</param>
internal sealed record CellFailure(string Name, string Message, IReadOnlyList<string> Traceback) : CellEvent;

/// <summary>The values of the expressions that the cell's request named: a <see cref="CellResult"/> or a <see cref="CellFailure"/> each.</summary>
internal sealed record CellExpressions(IReadOnlyDictionary<string, CellEvent> Values) : CellEvent;

/// <summary>How to go on typing.</summary>
internal sealed record CompletionAnswer(Completions Completions) : CellEvent;

/// <summary>What a name means; null where nothing is known.</summary>
internal sealed record InspectionAnswer(Inspection? Inspection) : CellEvent;

/// <summary>Whether a cell can run as it stands.</summary>
internal sealed record CompletenessAnswer(Completeness Completeness) : CellEvent;

/// <summary>The cell has ended; nothing of it follows.</summary>
internal sealed record CellEnd : CellEvent;
