using ParallelAsync.Kernel.Notebooks;

namespace ParallelAsync.Kernel.Execution;

/// <summary>Turns the events of one cell into the outputs that a notebook stores.</summary>
/// <param name="executionCount">The cell's execution count.</param>
internal sealed class OutputCollector(int executionCount)
{
    private readonly List<Output> outputs = [];
    private readonly Dictionary<string, int> displays = [];
    private bool clearsBeforeNext;

    /// <summary>The outputs so far, in order; an updated display stands where it was first shown.</summary>
    public IReadOnlyList<Output> Outputs => outputs;

    /// <summary>Why the cell failed; null while it has not.</summary>
    public CellFailure? Failure { get; private set; }

    /// <summary>Takes the next event.</summary>
    public void Add(CellEvent cellEvent)
    {
        if (clearsBeforeNext && cellEvent is CellText or CellDisplay or CellResult or CellFailure)
        {
            Clear();
        }

        switch (cellEvent)
        {
            // Writes that follow each other on one stream are one output, as every Jupyter front end shows them.
            case CellText(var name, var text) when outputs.LastOrDefault() is StreamOutput { } last && last.Name == name:
                outputs[^1] = last with { Text = last.Text + text };
                break;
            case CellText(var name, var text):
                outputs.Add(new StreamOutput(name, text));
                break;
            case CellDisplay(var id, var values):
                displays[id] = outputs.Count;
                outputs.Add(new DisplayOutput(MimeBundles.From(values), []));
                break;
            case CellDisplayUpdate(var id, var values) when displays.TryGetValue(id, out var index):
                outputs[index] = new DisplayOutput(MimeBundles.From(values), []);
                break;
            case CellResult(var values):
                outputs.Add(new ResultOutput(executionCount, MimeBundles.From(values), []));
                break;
            case CellClear(var wait):
                clearsBeforeNext = wait;
                if (!wait)
                {
                    Clear();
                }

                break;
            case CellFailure failure:
                Failure = failure;
                outputs.Add(new ErrorOutput(failure.Name, failure.Message, failure.Traceback));
                break;
        }
    }

    private void Clear()
    {
        clearsBeforeNext = false;
        outputs.Clear();
        displays.Clear();
    }
}
