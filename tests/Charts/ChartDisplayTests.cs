using Microsoft.DotNet.Interactive.Formatting;
using Newtonsoft.Json.Linq;
using ParallelAsync.Charts;
using SkiaSharp;
using Chart = ParallelAsync.Charts.Chart;
using TypeFormatterSourceAttribute = ParallelAsync.Charts.TypeFormatterSourceAttribute;

namespace ParallelAsync.Tests.Charts;

/// <summary>Charts and tables as the formatting library of the notebook kernels sees them.</summary>
public sealed class ChartDisplayTests
{
    [Fact]
    public void Display_Chart_IsOneBundleOfPlotlyPngAndText()
    {
        var bundle = BundleOf(Samples.Lines());

        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], bundle.Keys);
        Assert.Equal(Samples.Lines().ToPlotlyJson(), bundle["application/vnd.plotly.v1+json"]);
        Assert.Equal(Samples.Lines().ToText(), bundle["text/plain"]);
        using var picture = SKBitmap.Decode(Convert.FromBase64String(bundle["image/png"]));
        Assert.Equal((1400, 840), (picture.Width, picture.Height));
    }

    [Fact]
    public void Display_Table_IsMarkdownAndText()
    {
        var table = new Table("Times.", ["approach", "Wall time (ms)"], [["for", "12.5"]]);

        var bundle = BundleOf(table);

        Assert.Equal(["text/markdown", "text/plain"], bundle.Keys);
        Assert.Equal(table.ToMarkdown(), bundle["text/markdown"]);
        Assert.Equal(table.ToText(), bundle["text/plain"]);
    }

    [Fact]
    public void Display_TypeThatGivesAChart_ShowsThatChart() =>
        Assert.Equal(Samples.Timeline().ToText(), BundleOf(new ShownAsChart())["text/plain"]);

    [Fact]
    public void Display_TypeThatGivesATable_ShowsThatTable() =>
        Assert.Equal(new ShownAsTable().ToTable().ToMarkdown(), BundleOf(new ShownAsTable())["text/markdown"]);

    [Fact]
    public void Display_ManyThreadsAtOnce_AllSeeTheSamePicture()
    {
        var expected = Samples.Scatter().ToPng();

        Assert.All(Enumerable.Range(0, 8).AsParallel().Select(_ => Samples.Scatter().ToPng()).ToList(), picture => Assert.Equal(expected, picture));
    }

    /// <summary>A preferred type without a formatter exhausts the stack of the real kernel: this would end the test run.</summary>
    [Fact]
    public void PreferredMimeTypes_EveryDisplayedTypeOfTheLibrary_HaveAFormatterThatWrites()
    {
        var declared = typeof(Chart).Assembly.GetTypes()
            .Select(type => (Type: type, Attribute: type.GetCustomAttributes(false).OfType<TypeFormatterSourceAttribute>().SingleOrDefault()))
            .Where(type => type.Attribute is not null)
            .ToList();

        Assert.Contains(declared, type => type.Type == typeof(Chart));
        Assert.Contains(declared, type => type.Type == typeof(Table));
        Assert.All(declared, type =>
        {
            var source = Activator.CreateInstance(type.Attribute!.FormatterSourceType)!;
            var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
            var offered = formatters.Select(formatter => (string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!).ToList();
            Assert.NotEmpty(type.Attribute.PreferredMimeTypes);
            Assert.Empty(type.Attribute.PreferredMimeTypes.Except(offered));
        });
    }

    [Fact]
    public void Format_WrongType_SaysWhatWasExpected()
    {
        var formatter = new TableFormatterSource().CreateTypeFormatters().Cast<DisplayFormatter>().First();

        var error = Assert.Throws<ArgumentException>(() => formatter.Format("text", TextWriter.Null));

        Assert.Contains("Table", error.Message, StringComparison.Ordinal);
        Assert.Contains("String", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Display_PlotlyPart_IsWhatJupyterStoresAsAnObject()
    {
        var figure = JObject.Parse(BundleOf(Samples.Spread())["application/vnd.plotly.v1+json"]);

        Assert.Equal(["data", "layout", "config"], figure.Properties().Select(property => property.Name));
    }

    private static Dictionary<string, string> BundleOf(object value) =>
        FormattedValue.CreateManyFromObject(value).ToDictionary(part => part.MimeType, part => part.Value);

    [TypeFormatterSource(typeof(ChartFormatterSource), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Png, MimeTypes.PlainText])]
    private sealed class ShownAsChart : IChartSource
    {
        public Chart ToChart() => Samples.Timeline();
    }

    [TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
    private sealed class ShownAsTable : ITableSource
    {
        public Table ToTable() => new("Lanes.", ["lane", "busy (ms)"], [["worker 1", "5"]]);
    }
}
