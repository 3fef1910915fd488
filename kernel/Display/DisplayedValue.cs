namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value that stands in a cell's output and can be replaced there while that cell runs.</summary>
public sealed class DisplayedValue
{
    private readonly KernelInvocationContext? context;

    internal DisplayedValue(KernelInvocationContext? context, IReadOnlyList<FormattedValue> formattedValues)
    {
        this.context = context;
        FormattedValues = formattedValues;
    }

    /// <summary>Identifies the output, so that an update finds it.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The renderings shown now, one for each MIME type.</summary>
    public IReadOnlyList<FormattedValue> FormattedValues { get; private set; }

    /// <summary>Replaces what is shown, in the MIME types it was first shown in. Without effect after the cell has ended.</summary>
    /// <param name="updatedValue">The value to show instead.</param>
    public void Update(object updatedValue)
    {
        FormattedValues = FormattedValue.CreateManyFromObject(updatedValue, [.. FormattedValues.Select(value => value.MimeType)]);
        context?.Update(this);
    }
}
