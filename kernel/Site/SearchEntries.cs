using System.Text;
using System.Text.RegularExpressions;

namespace ParallelAsync.Kernel.Site;

/// <summary>The entries of one page in the index of the search, as they come up from top to bottom.</summary>
/// <param name="title">The page's title, below which its first text stands.</param>
internal sealed partial class SearchEntries(string title)
{
    private readonly List<object[]> entries = [];
    private readonly StringBuilder text = new();
    private (string Anchor, string Heading) section = ("content", title);
    private (string Anchor, string Heading)? part;

    // A section is found by its heading, but once is enough.
    private bool isListed = true;

    public void AddCode(string anchor, string code) => entries.Add([anchor, section.Heading, OneLine(code), 1]);

    public void AddText(string prose) => text.Append(prose).Append(' ');

    public void BeginSection(string anchor, string heading)
    {
        Close();
        section = (anchor, heading);
        isListed = anchor == "content";
    }

    /// <summary>What follows has an anchor of its own, up to the next or to the end of the block.</summary>
    /// <param name="anchor">The anchor.</param>
    /// <param name="heading">What it is about; empty for the section's heading.</param>
    public void BeginPart(string anchor, string heading)
    {
        Close();
        part = (anchor, heading.Length > 0 ? heading : section.Heading);
    }

    public void EndPart()
    {
        if (part is not null) Close();
    }

    public List<object[]> End()
    {
        Close();
        return entries;
    }

    private void Close()
    {
        var prose = OneLine(text.ToString());
        if (prose.Length > 0 || (part is null && !isListed))
        {
            (var anchor, var heading) = part ?? section;
            entries.Add([anchor, heading, prose, 0]);
            if (part is null) isListed = true;
        }

        text.Clear();
        part = null;
    }

    private static string OneLine(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
