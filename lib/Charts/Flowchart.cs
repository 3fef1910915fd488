using ParallelAsync.Charts.Picture;

namespace ParallelAsync.Charts;

/// <summary>
/// Questions one below the other, each with an exit, and what is left when all are answered. Shows itself as a picture that is narrow enough for a
/// phone; <see cref="Outline"/> says the same in words.
/// </summary>
[TypeFormatterSource(typeof(FlowchartFormatterSource), PreferredMimeTypes = [MimeTypes.Png, MimeTypes.PlainText])]
public sealed class Flowchart
{
    /// <summary>Makes a flowchart.</summary>
    /// <param name="title">What it decides.</param>
    /// <param name="steps">The questions, at least one.</param>
    /// <param name="end">What to do when every question leads on.</param>
    /// <param name="endColour">The colour of the end as <c>#RRGGBB</c>; null: none of its own.</param>
    /// <exception cref="ArgumentException">There is no question, or a text is empty.</exception>
    public Flowchart(string title, IEnumerable<FlowchartStep> steps, string end, string? endColour = null)
    {
        ArgumentNullException.ThrowIfNull(steps);
        (Title, Steps, End, EndColour) = (title, [.. steps], end, endColour);
        if (Steps.Count == 0)
            throw new ArgumentException("A flowchart needs at least one question, got none.", nameof(steps));
        Expect.Text(title, "The title of a flowchart");
        Expect.Text(end, "The end of a flowchart");
        foreach (var step in Steps)
        {
            Expect.Text(step.Question, "A question of a flowchart");
            Expect.Text(step.Exit, $"The exit of the question \"{step.Question}\"");
        }
    }

    /// <summary>What it decides.</summary>
    public string Title { get; }

    /// <summary>The questions, in order.</summary>
    public IReadOnlyList<FlowchartStep> Steps { get; }

    /// <summary>What to do when every question leads on.</summary>
    public string End { get; }

    /// <summary>The colour of the end, or null.</summary>
    public string? EndColour { get; }

    /// <summary>The same as a nested list.</summary>
    public FlowchartOutline Outline => new(this);

    /// <summary>The picture as PNG on an opaque light ground, 672 pixels wide.</summary>
    public byte[] ToPng() => FlowchartPicture.Png(this);

    /// <summary>The questions and their exits, as numbered lines.</summary>
    public string ToText() => Outline.ToText();

    /// <inheritdoc/>
    public override string ToString() => ToText();
}
