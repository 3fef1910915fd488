using System.Text.Json.Nodes;
using ParallelAsync.Charts;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>A reader who knows a colour from one notebook knows it in all others.</summary>
public sealed class CollectionColoursTests(ExecutedNotebooks collection) : IClassFixture<ExecutedNotebooks>
{
    [Fact]
    public void Notebooks_OfTheCollection_AreAllThere() =>
        Assert.Equal(Repository.NotebookNames, collection.Notebooks.Select(notebook => notebook.Name));

    [Fact]
    public void Colours_OfAnApproach_AreTheSameInAllChartsOfAllNotebooks()
    {
        var byApproach = Charts().SelectMany(chart => Approaches(chart.Chart).Select(entry => (entry.Approach, entry.Colour, chart.Where)))
            .GroupBy(entry => entry.Approach).ToList();

        Assert.Equal(KnownApproach.All.Select(approach => approach.Name).Order(), byApproach.Select(approach => approach.Key).Order());
        Assert.All(byApproach, approach => Assert.True(
            approach.DistinctBy(entry => entry.Colour).Count() == 1,
            $"{approach.Key} has several colours: {string.Join("; ", approach.DistinctBy(entry => entry.Colour).Select(entry => $"{entry.Colour} in {entry.Where}"))}"));
    }

    [Fact]
    public void Colours_WithinAChart_AreOfOneApproachOrOneOtherThing() => Assert.All(Charts(), chart =>
    {
        var twice = Labels(chart.Chart).GroupBy(entry => entry.Colour).FirstOrDefault(colour => colour.Select(entry => entry.Meaning).Distinct().Count() > 1);
        Assert.True(twice is null, $"{chart.Where} has one colour, {twice?.Key}, for {string.Join(", ", twice?.Select(entry => entry.Meaning).Distinct() ?? [])}.");
    });

    private IEnumerable<(string Where, JsonNode Chart)> Charts() =>
        from notebook in collection.Notebooks
        from cell in notebook.CodeCells
        from output in cell.Outputs
        let chart = NotebookFixture.Data(output)?["application/vnd.plotly.v1+json"]
        where chart is not null
        select ($"{notebook.Name}, {cell.Id}", chart);

    private static IEnumerable<(string Approach, string Colour)> Approaches(JsonNode chart) =>
        ChartColours.Of(chart).Where(entry => !IsCalculated(entry.Label) && KnownApproach.Of(entry.Label) is not null)
            .Select(entry => (KnownApproach.Of(entry.Label)!.Name, entry.Colour));

    private static IEnumerable<(string Meaning, string Colour)> Labels(JsonNode chart) =>
        ChartColours.Of(chart).Where(entry => !IsCalculated(entry.Label)).Select(entry => (KnownApproach.Of(entry.Label)?.Name ?? entry.Label, entry.Colour));

    // A prediction is drawn in the colour of what it predicts, or grey, and dashed.
    private static bool IsCalculated(string label) =>
        label.Contains("predicted", StringComparison.OrdinalIgnoreCase) || label.Contains("ideal", StringComparison.OrdinalIgnoreCase);
}
