using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParallelAsync.Kernel.Notebooks;

/// <summary>
/// Writes JSON byte for byte as Jupyter does: one space of indent, non-ASCII as it is, control characters as lower-case escapes, members in
/// their own order. System.Text.Json escapes emoji and writes upper-case escapes, so that every save would change lines that nobody touched.
/// </summary>
internal static class JupyterJson
{
    public static void Write(TextWriter writer, JsonNode? node, int depth = 0)
    {
        switch (node)
        {
            case JsonObject members:
                WriteContainer(writer, '{', '}', members, depth, member =>
                {
                    WriteString(writer, member.Key);
                    writer.Write(": ");
                    Write(writer, member.Value, depth + 1);
                });
                break;
            case JsonArray items:
                WriteContainer(writer, '[', ']', items, depth, item => Write(writer, item, depth + 1));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteString(writer, value.GetValue<string>());
                break;
            case null:
                writer.Write("null");
                break;
            default:
                writer.Write(node.ToJsonString());
                break;
        }
    }

    private static void WriteContainer<T>(TextWriter writer, char open, char close, IList<T> items, int depth, Action<T> writeItem)
    {
        writer.Write(open);
        for (var i = 0; i < items.Count; i++)
        {
            writer.Write(i == 0 ? "\n" : ",\n");
            Indent(writer, depth + 1);
            writeItem(items[i]);
        }

        if (items.Count > 0)
        {
            writer.Write('\n');
            Indent(writer, depth);
        }

        writer.Write(close);
    }

    private static void Indent(TextWriter writer, int depth)
    {
        for (var i = 0; i < depth; i++) writer.Write(' ');
    }

    private static void WriteString(TextWriter writer, string text)
    {
        writer.Write('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': writer.Write("\\\""); break;
                case '\\': writer.Write(@"\\"); break;
                case '\n': writer.Write(@"\n"); break;
                case '\r': writer.Write(@"\r"); break;
                case '\t': writer.Write(@"\t"); break;
                case '\f': writer.Write(@"\f"); break;
                case '\b': writer.Write(@"\b"); break;
                case < ' ': writer.Write(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")); break;
                default: writer.Write(c); break;
            }
        }

        writer.Write('"');
    }
}
