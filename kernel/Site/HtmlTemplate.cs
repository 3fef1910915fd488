using System.Globalization;
using System.Runtime.CompilerServices;

namespace ParallelAsync.Kernel.Site;

/// <summary>Interpolated strings that encode what is put into them.</summary>
[InterpolatedStringHandler]
internal ref struct HtmlTemplate(int literalLength, int formattedCount)
{
    private DefaultInterpolatedStringHandler builder = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    public void AppendLiteral(string html) => builder.AppendLiteral(html);

    public void AppendFormatted(Html html) => builder.AppendLiteral(html.ToString());

    public void AppendFormatted(string? text) => builder.AppendLiteral(Html.Encode(text ?? "").ToString());

    public void AppendFormatted(int number) => builder.AppendFormatted(number);

    public override readonly string ToString() => builder.ToString();
}
