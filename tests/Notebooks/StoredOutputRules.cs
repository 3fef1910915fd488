using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Tests.Notebooks;

/// <summary>
/// What holds for the outputs that are stored with the notebooks: GitHub, nbviewer and an editor that does not trust the notebook show these and nothing
/// else. They are made anew by <c>dotnet run --project kernel -- run --save</c>, on a machine that does nothing else.
/// </summary>
public sealed class StoredOutputRules
{
    private const int LargestOutput = 200_000;
    private const int LargestNotebook = 1_500_000;

    public static TheoryData<string> Names => [.. Repository.NotebookNames];

    /// <summary>Whatever was changed, added, moved or taken away since the run shows in the stamps or in the numbers.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void StoredOutputs_Cells_WereAllRunInOrderAsTheyStand(string name)
    {
        var cells = Read(name).Cells.Where(cell => cell.Kind == CellKind.Code).ToList();

        var stale = cells.FirstOrDefault(cell => !SourceStamp.IsCurrent(cell));
        Assert.True(stale is null, $"The source of cell {stale?.Id} changed after its outputs were made. Run: dotnet run --project kernel -- run notebooks/{name} --save");
        var moved = cells.Select((cell, index) => (cell.Id, Expected: index + 1, cell.ExecutionCount)).FirstOrDefault(cell => cell.ExecutionCount != cell.Expected);
        Assert.True(moved == default, $"Cell {moved.Id} was run as number {moved.ExecutionCount} and stands at {moved.Expected}: cells were added, moved or taken away. Run: dotnet run --project kernel -- run notebooks/{name} --save");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StoredOutputs_AllOfThem_HoldNoErrorPathScriptOrAddressAndAPictureOfEachChart(string name)
    {
        var outputs = Read(name).Cells.SelectMany(cell => cell.Outputs).ToList();

        Assert.NotEmpty(outputs);
        OutputRules.Check(outputs);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StoredOutputs_Sizes_AreSmallEnoughForAPreview(string name)
    {
        foreach (var cell in Read(name).Cells)
            Assert.All(cell.Outputs, output => Assert.True(Bytes(output) <= LargestOutput, $"An output of cell {cell.Id} has {Bytes(output):N0} bytes; at most {LargestOutput:N0} are allowed."));
        var size = new FileInfo(Path.Combine(Repository.Notebooks, name)).Length;
        Assert.True(size <= LargestNotebook, $"{name} has {size:N0} bytes; at most {LargestNotebook:N0} are allowed.");
    }

    private static int Bytes(Output output)
    {
        using var json = new StringWriter();
        JupyterJson.Write(json, OutputFormat.Write(output));
        return System.Text.Encoding.UTF8.GetByteCount(json.ToString());
    }

    private static Notebook Read(string name) => Repository.ReadNotebook(name);
}
