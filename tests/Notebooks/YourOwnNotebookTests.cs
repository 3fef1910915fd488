namespace ParallelAsync.Tests.Notebooks;

public sealed class YourOwnNotebook() : NotebookFixture("09-your-own-work.ipynb", "budgetSeconds=3", "medianLatencyMs=30");

/// <summary>Notebook 09, run through the kernel, its outputs read for what they mean. What is advised depends on the machine; that it hangs together does not.</summary>
public sealed class YourOwnNotebookTests(YourOwnNotebook notebook) : IClassFixture<YourOwnNotebook>
{
    [Fact]
    public void Outputs_All_FollowTheRules() => OutputRules.Check(notebook);

    [Theory]
    [InlineData("xray")]
    [InlineData("weather")]
    [InlineData("loop")]
    [InlineData("own")]
    public void Advice_EachExample_HasASentenceReasonsAndCode(string cell)
    {
        var markdown = Markdown(cell);

        Assert.Matches(@"^\*\*(Use|Keep|Not decided|Pace it|Do not)", markdown);
        Assert.Contains("\n- An item takes ", markdown, StringComparison.Ordinal);
        Assert.Contains("```csharp\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Weather_Advice_IsManyInFlight() => Assert.Matches(@"^\*\*Use ForEachAsync, \d+ in flight", Markdown("weather"));

    [Fact]
    public void Weather_Table_RaisesTheSpeedupWithWhatIsInFlight()
    {
        var rows = notebook.Table("weather-tried").ToDictionary(row => row["Way"], row => NotebookFixture.Number(row["Speedup"]));

        Assert.Equal(1, rows["Plain loop"]);
        Assert.True(rows["ForEachAsync, 8 in flight"] > rows["ForEachAsync, 2 in flight"]);
    }

    [Fact]
    public void Weather_Timeline_HasALaneForEachInFlight()
    {
        var lanes = notebook.Chart("weather-timeline")["layout"]!["yaxis"]!["ticktext"]!.AsArray().Count;

        Assert.InRange(lanes, 2, 100);
    }

    [Fact]
    public void Race_OnSeveralCores_IsFoundAndNamed()
    {
        if (Environment.ProcessorCount == 1)
            Assert.Skip("On one core nothing runs beside anything else.");

        Assert.StartsWith("**Do not run this in parallel: it is not safe.", Markdown("race"), StringComparison.Ordinal);
        Assert.Matches(@"these differ from the plain loop: item \d+", Markdown("race"));
    }

    [Fact]
    public void Forecast_Table_PredictsUpTo256Workers()
    {
        if (Environment.ProcessorCount == 1)
            Assert.Skip("On one core there is no speedup to make a forecast of.");

        Assert.Contains(notebook.Table("xray-forecast"), row => row.Values.First().StartsWith("All items, 256", StringComparison.Ordinal));
        Assert.Contains(notebook.Chart("xray-chart")["data"]!.AsArray(), line => line!["name"]?.GetValue<string>().StartsWith("Amdahl's law, p = ", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Record_Table_HasAllWorkloads() => Assert.Equal(14, notebook.Table("record").Count);

    [Fact]
    public void Progress_EachExamination_EndsAsASentence() =>
        Assert.All(
            (string[])["xray", "weather", "loop", "race", "own"],
            cell => Assert.Matches(@"Examined [\d,]+ items in", notebook.Bundle(cell, "text/html").Text("text/html")!));

    private string Markdown(string cell) => notebook.Bundle(cell, "text/markdown").Text("text/markdown")!;
}
