using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using NetMQ;
using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>Speaks the Jupyter protocol with clients, for one notebook.</summary>
/// <remarks>
/// This process only speaks. Cells run in another one, so that none, whatever it does to its threads, its memory or itself, keeps an interrupt from being
/// heard.
/// </remarks>
internal sealed class JupyterKernel : IAsyncDisposable
{
    private readonly KernelLog log;
    private readonly KernelSockets sockets;
    private readonly NotebookHost host;
    private readonly CellExecution cells;
    private readonly CodeQuestions questions;
    private readonly ExecutionHistory history = new();
    private readonly UsageReport usage = new();
    private readonly ConnectionInfo connection;
    private readonly Channel<ShellItem> shell = System.Threading.Channels.Channel.CreateUnbounded<ShellItem>();
    private readonly Channel<Request> control = System.Threading.Channels.Channel.CreateUnbounded<Request>();
    private readonly TaskCompletionSource shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isAborting;

    private JupyterKernel(ConnectionInfo connection, NotebookHost host, TimeProvider time, KernelLog log)
    {
        this.log = log;
        this.connection = connection;
        this.host = host;
        try
        {
            sockets = new KernelSockets(connection, new MessageFormat(connection.Key, time), Take, time, log);
        }
        catch (NetMQException exception)
        {
            throw new RunException($"The kernel cannot listen on {connection.Ip}: {exception.Message} Is another kernel using this connection file?");
        }

        cells = new CellExecution(sockets, host, history, time);
        questions = new CodeQuestions(host);
    }

    /// <summary>Runs a kernel until a client shuts it down, the one who started it is gone, or it is stopped.</summary>
    /// <param name="connectionFile">The connection file.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="log">Told of what somebody should look at.</param>
    /// <exception cref="RunException">The kernel cannot start.</exception>
    public static async Task RunAsync(string connectionFile, string folder, KernelLog log)
    {
        var connection = ConnectionInfo.Read(connectionFile);
        if (!connection.IsLoopback)
        {
            log.Warn($"it listens on {connection.Ip}: who can reach this address and knows the key of the connection file can run code here, and what they send is not encrypted.");
        }

        // First, since it takes longest.
        await using var host = new NotebookHost(folder);
        await using var kernel = new JupyterKernel(connection, host, TimeProvider.System, log);
        // Ctrl+C means the cell, as in other kernels; a request to terminate means the kernel.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            _ = host.InterruptAsync();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            kernel.shutdown.TrySetResult();
        });
        _ = kernel.ServeShellAsync();
        _ = kernel.ServeControlAsync();
        await Task.WhenAny(kernel.shutdown.Task, ParentProcess.EndAsync(log));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        sockets.Dispose();
    }

    /// <summary>On the sockets' thread: puts a message where it waits for its turn.</summary>
    private void Take(Channel channel, Request request)
    {
        switch (channel)
        {
            case Channel.Shell:
                shell.Writer.TryWrite(new ShellItem(request));
                break;
            case Channel.Control:
            // An answer must not wait behind the cell that asked.
            case Channel.Stdin when request.Type == "input_reply":
                control.Writer.TryWrite(request);
                break;
        }
    }

    private async Task ServeShellAsync()
    {
        await foreach (var item in shell.Reader.ReadAllAsync())
        {
            if (item.Request is { } request)
            {
                await ServeAsync(Channel.Shell, request, AnswerShellAsync);
            }
            else
            {
                isAborting = false;
            }
        }
    }

    private async Task ServeControlAsync()
    {
        await foreach (var request in control.Reader.ReadAllAsync())
        {
            if (request.Type == "input_reply")
            {
                await GuardAsync(request, () => cells.AnswerAsync(request));
            }
            else
            {
                await ServeAsync(Channel.Control, request, AnswerControlAsync);
            }
        }
    }

    /// <summary>Busy, the answer, its reply, idle: in this order clients wait for them.</summary>
    private async Task ServeAsync(Channel channel, Request request, Func<Request, Task<JsonObject?>> answer)
    {
        sockets.Publish("status", new JsonObject { ["execution_state"] = "busy" }, request);
        JsonObject? reply = null;
        if (await GuardAsync(request, async () => reply = await answer(request)) is { } failure)
        {
            reply = failure;
        }

        if (reply is not null)
        {
            await SendReplyAsync(channel, request, reply);
        }

        sockets.Publish("status", new JsonObject { ["execution_state"] = "idle" }, request);
        if (request.Type == "shutdown_request" && reply?["status"]?.GetValue<string>() == "ok")
        {
            shutdown.TrySetResult();
        }
    }

    private async Task SendReplyAsync(Channel channel, Request request, JsonObject reply)
    {
        var failure = await GuardAsync(request, () =>
        {
            sockets.Reply(channel, request, request.ReplyType, reply);
            AbortWaiting(request, reply);
            return Task.CompletedTask;
        });
        if (failure is not null)
        {
            sockets.Reply(channel, request, request.ReplyType, failure);
        }
    }

    /// <summary>A request that cannot be answered is answered with an error; the kernel goes on.</summary>
    private async Task<JsonObject?> GuardAsync(Request request, Func<Task> action)
    {
        try
        {
            await action();
            return null;
        }
        catch (Exception exception)
        {
            if (exception is not RequestException)
            {
                log.Warn($"{request.Type}: {exception}");
            }

            var name = exception is RequestException ? "RequestError" : exception.GetType().FullName;
            return new JsonObject { ["status"] = "error", ["ename"] = name, ["evalue"] = exception.Message, ["traceback"] = new JsonArray(exception.Message) };
        }
    }

    private async Task<JsonObject?> AnswerShellAsync(Request request) => request.Type switch
    {
        "execute_request" when isAborting => new JsonObject { ["status"] = "aborted" },
        "execute_request" => await cells.RunAsync(request),
        "complete_request" => await questions.CompleteAsync(request),
        "inspect_request" => await questions.InspectAsync(request),
        "is_complete_request" => await questions.JudgeAsync(request),
        "history_request" => history.Answer(request),
        "comm_info_request" => new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() },
        "comm_open" => CloseComm(request),
        "comm_msg" or "comm_close" => null,
        "connect_request" => Ports(),
        _ => await AnswerControlAsync(request),
    };

    private async Task<JsonObject?> AnswerControlAsync(Request request)
    {
        switch (request.Type)
        {
            case "kernel_info_request":
                return KernelInfo.Reply();
            case "interrupt_request":
                await host.InterruptAsync();
                return new JsonObject { ["status"] = "ok" };
            case "usage_request":
                return usage.Reply(host.ProcessId);
            case "shutdown_request":
                var reply = new JsonObject { ["status"] = "ok", ["restart"] = request.Flag("restart", false) };
                sockets.Publish("shutdown_reply", reply.DeepClone().AsObject(), request);
                return reply;
            default:
                throw new RequestException($"This kernel does not know the message {request.Type}.");
        }
    }

    // There are no widgets here; a client that opens one is told so at once.
    private JsonObject? CloseComm(Request request)
    {
        sockets.Publish("comm_close", new JsonObject { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() }, request);
        return null;
    }

    private JsonObject Ports() => new(connection.Ports.Select(port =>
        KeyValuePair.Create($"{(port.Key == Channel.Heartbeat ? "hb" : port.Key.ToString().ToLowerInvariant())}_port", (JsonNode?)port.Value)))
    {
        ["status"] = "ok",
    };

    /// <summary>After a cell that failed, the cells that wait by now are not run: most often a reader's "run all" sent them.</summary>
    private void AbortWaiting(Request request, JsonObject reply)
    {
        if (request.Type == "execute_request" && !isAborting && reply["status"]?.GetValue<string>() == "error"
            && request.Content.TryGetProperty("stop_on_error", out var stop) is var said && (!said || stop.ValueKind != System.Text.Json.JsonValueKind.False))
        {
            isAborting = true;
            sockets.AfterWaiting(Channel.Shell, () => shell.Writer.TryWrite(new ShellItem(null)));
        }
    }

    /// <summary>A request on shell; without one, the end of those that are not run because an earlier one failed.</summary>
    private sealed record ShellItem(Request? Request);
}
