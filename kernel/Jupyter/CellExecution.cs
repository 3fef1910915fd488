using System.Text.Json.Nodes;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>Runs cells as <c>execute_request</c> asks for them, and asks their reader for input.</summary>
/// <param name="sockets">Where answers go.</param>
/// <param name="host">Runs the cells.</param>
/// <param name="history">Remembers the cells.</param>
/// <param name="time">The clock.</param>
internal sealed class CellExecution(KernelSockets sockets, NotebookHost host, ExecutionHistory history, TimeProvider time)
{
    private readonly OutputThrottle throttle = new(time);
    private int count = 1;
    private volatile bool isAsking;

    /// <summary>Runs a cell.</summary>
    /// <returns>The content of the reply.</returns>
    /// <exception cref="RequestException">The request is not what its type asks for.</exception>
    public async Task<JsonObject> RunAsync(Request request)
    {
        var code = request.Text("code");
        var isSilent = request.Flag("silent", false);
        var isStored = !isSilent && request.Flag("store_history", true) && !string.IsNullOrWhiteSpace(code);
        var number = count;
        var cell = new CellRequest(number, code)
        {
            AllowsInput = request.Flag("allow_stdin", false),
            Expressions = request.Texts("user_expressions"),
        };
        if (!isSilent)
        {
            sockets.Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = number }, request);
        }

        var output = new CellOutput(sockets, request, number, isSilent, throttle);
        await host.RunAsync(cell, cellEvent => cellEvent is CellInputRequest question ? AskAsync(request, question) : output.AddAsync(cellEvent));
        isAsking = false;
        if (isStored)
        {
            history.Add(number, code, output.Result);
            count++;
        }

        var reply = output.Failure is { } failure ? CellOutput.Error(failure) : new JsonObject { ["user_expressions"] = output.Expressions, ["payload"] = new JsonArray() };
        reply["status"] = output.Failure is null ? "ok" : "error";
        reply["execution_count"] = number;
        return reply;
    }

    /// <summary>Takes the answer to what a cell asked; one that nobody waits for is dropped.</summary>
    /// <exception cref="RequestException">It holds no text.</exception>
    public async Task AnswerAsync(Request reply)
    {
        var value = reply.Text("value");
        if (isAsking)
        {
            isAsking = false;
            await host.ReplyInputAsync(value);
        }
    }

    private Task AskAsync(Request request, CellInputRequest question)
    {
        isAsking = true;
        sockets.Reply(Channel.Stdin, request, "input_request", new JsonObject { ["prompt"] = question.Prompt, ["password"] = question.IsPassword });
        return Task.CompletedTask;
    }
}
