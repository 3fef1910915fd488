using System.Text;
using System.Text.Json.Nodes;

namespace ParallelAsync.Tests.Kernel.Jupyter;

/// <summary>A message that a test's client received.</summary>
internal sealed record ClientMessage(IReadOnlyList<byte[]> Prefix, JsonObject Header, JsonObject Parent, JsonObject Content)
{
    public string Type => Header["msg_type"]!.GetValue<string>();

    public string? ParentId => Parent["msg_id"]?.GetValue<string>();

    public string Topic => Encoding.UTF8.GetString(Prefix[0]);

    public string Text(string name) => Content[name]!.GetValue<string>();

    public int Number(string name) => Content[name]!.GetValue<int>();

    /// <summary>The data of a display or a result in one MIME type; null when there is none.</summary>
    public string? Data(string mimeType) => Content["data"]![mimeType]?.GetValue<string>();
}

/// <summary>What a request brought: its reply (null when its type has none), and what was published meanwhile, without busy and idle.</summary>
internal sealed record Exchange(ClientMessage? Reply, IReadOnlyList<ClientMessage> Published)
{
    public string Status => Reply!.Text("status");

    public IEnumerable<ClientMessage> Of(string type) => Published.Where(message => message.Type == type);

    /// <summary>All text of a stream.</summary>
    public string Stream(string name) => string.Concat(Of("stream").Where(message => message.Text("name") == name).Select(message => message.Text("text")));

    /// <summary>The types of what was published, where pieces of one stream count once.</summary>
    public IEnumerable<string> Types()
    {
        var types = Published.Select(message => message.Type == "stream" ? message.Text("name") : message.Type).ToList();
        return types.Where((type, i) => i == 0 || types[i - 1] != type || type is not ("stdout" or "stderr"));
    }
}
