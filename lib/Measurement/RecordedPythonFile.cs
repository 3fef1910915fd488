namespace ParallelAsync.Measurement;

/// <summary>Recorded times of Python as they lie in a file; README.md beside this file describes it.</summary>
/// <param name="Schema">The version of this layout.</param>
/// <param name="Recorded">When they were taken, all in one session.</param>
/// <param name="Machine">What they were taken on.</param>
/// <param name="Versions">Of Python and its modules, by name.</param>
/// <param name="Figures">The figures.</param>
internal sealed record RecordedPythonFile(
    int Schema, DateTimeOffset Recorded, Machine Machine, IReadOnlyDictionary<string, string> Versions, IReadOnlyList<PythonFigure> Figures);
