using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Language;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>Answers what editors ask about code, with places counted as the protocol counts them.</summary>
/// <param name="host">The notebook, which knows what has run.</param>
internal sealed class CodeQuestions(NotebookHost host)
{
    /// <summary>Answers a <c>complete_request</c>.</summary>
    public async Task<JsonObject> CompleteAsync(Request request)
    {
        var code = request.Text("code");
        var cursor = Cursor(request, code);
        var completions = (await host.AskAsync<CompletionAnswer>(new CompletionRequest(code, cursor)))?.Completions ?? Completions.None(cursor);
        var (start, end) = (CodePoints.FromIndex(code, completions.Start), CodePoints.FromIndex(code, completions.End));
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. completions.Items.Select(item => JsonValue.Create(item.InsertText))]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                // Not in the specification, but what JupyterLab and VS Code show beside a match.
                ["_jupyter_types_experimental"] = new JsonArray([.. completions.Items.Select(item =>
                    new JsonObject { ["start"] = start, ["end"] = end, ["text"] = item.InsertText, ["type"] = item.Kind })]),
            },
        };
    }

    /// <summary>Answers an <c>inspect_request</c>.</summary>
    public async Task<JsonObject> InspectAsync(Request request)
    {
        var code = request.Text("code");
        var question = new InspectionRequest(code, Cursor(request, code), request.Number("detail_level", 0));
        var data = (await host.AskAsync<InspectionAnswer>(question))?.Inspection is { } inspection
            ? new JsonObject { ["text/markdown"] = inspection.Markdown, ["text/plain"] = inspection.PlainText }
            : [];
        return new JsonObject { ["status"] = "ok", ["found"] = data.Count > 0, ["data"] = data, ["metadata"] = new JsonObject() };
    }

    /// <summary>Answers an <c>is_complete_request</c>.</summary>
    public async Task<JsonObject> JudgeAsync(Request request)
    {
        var (status, indent) = (await host.AskAsync<CompletenessAnswer>(new CompletenessRequest(request.Text("code"))))?.Completeness ?? new Completeness(CodeStatus.Unknown);
        var reply = new JsonObject
        {
            ["status"] = status switch
            {
                CodeStatus.Complete => "complete",
                CodeStatus.Incomplete => "incomplete",
                CodeStatus.Invalid => "invalid",
                _ => "unknown",
            },
        };
        if (status == CodeStatus.Incomplete)
        {
            reply["indent"] = indent;
        }

        return reply;
    }

    private static int Cursor(Request request, string code) => CodePoints.ToIndex(code, request.Number("cursor_pos", int.MaxValue));
}
