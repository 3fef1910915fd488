using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>Publishes what one cell shows, and remembers what its reply tells of.</summary>
/// <param name="sockets">Where to.</param>
/// <param name="request">The request that runs the cell.</param>
/// <param name="number">The cell's execution count.</param>
/// <param name="isSilent">Whether nothing is shown.</param>
/// <param name="throttle">Slows down what prints faster than any client reads.</param>
internal sealed class CellOutput(KernelSockets sockets, Request request, int number, bool isSilent, OutputThrottle throttle)
{
    /// <summary>Why the cell failed; null when it has not.</summary>
    public CellFailure? Failure { get; private set; }

    /// <summary>The text of the cell's result; null when it had none.</summary>
    public string? Result { get; private set; }

    /// <summary>The values of the expressions that the request named.</summary>
    public JsonObject Expressions { get; private set; } = [];

    /// <summary>Takes the next event; done when the next one may come.</summary>
    public async Task AddAsync(CellEvent cellEvent)
    {
        switch (cellEvent)
        {
            case CellText(var name, var text):
                await throttle.TakeAsync(text.Length);
                Publish("stream", new JsonObject { ["name"] = name, ["text"] = text });
                break;
            case CellDisplay(var id, var values):
                await throttle.TakeAsync(Length(values));
                Publish("display_data", Display(id, values));
                break;
            case CellDisplayUpdate(var id, var values):
                await throttle.TakeAsync(Length(values));
                Publish("update_display_data", Display(id, values));
                break;
            case CellClear(var wait):
                Publish("clear_output", new JsonObject { ["wait"] = wait });
                break;
            case CellResult(var values):
                Result = values.FirstOrDefault(value => value.MimeType == "text/plain")?.Value ?? (values.Count > 0 ? values[0].Value : null);
                Publish("execute_result", new JsonObject { ["data"] = Data(values), ["metadata"] = new JsonObject(), ["execution_count"] = number });
                break;
            case CellFailure failure:
                Failure = failure;
                Publish("error", Error(failure));
                break;
            case CellExpressions(var values):
                Expressions = new JsonObject(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)Value(value.Value))));
                break;
        }
    }

    /// <summary>A failure as messages hold it.</summary>
    public static JsonObject Error(CellFailure failure) => new()
    {
        ["ename"] = failure.Name,
        ["evalue"] = failure.Message,
        ["traceback"] = new JsonArray([.. ColouredTraceback.Of(failure).Select(line => JsonValue.Create(line))]),
    };

    private static int Length(IReadOnlyList<FormattedValue> values) => values.Sum(value => value.Value.Length);

    private static JsonObject Value(CellEvent value)
    {
        if (value is CellFailure failure)
        {
            var error = Error(failure);
            error["status"] = "error";
            return error;
        }

        return new JsonObject { ["status"] = "ok", ["data"] = Data(((CellResult)value).Values), ["metadata"] = new JsonObject() };
    }

    private static JsonObject Display(string id, IReadOnlyList<FormattedValue> values) => new()
    {
        ["data"] = Data(values),
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = id },
    };

    private static JsonObject Data(IReadOnlyList<FormattedValue> values) =>
        new(MimeBundles.From(values).Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));

    private void Publish(string type, JsonObject content)
    {
        if (!isSilent)
        {
            sockets.Publish(type, content, request);
        }
    }
}
