using ParallelAsync.Measurement;

namespace ParallelAsync.Scaling;

/// <summary>The same total work cut into so many pieces, done in three ways.</summary>
/// <param name="Pieces">How many pieces the work was cut into.</param>
/// <param name="Sequential">One piece after the other, by one worker.</param>
/// <param name="Tasks">A task for each piece.</param>
/// <param name="Ranges">Each worker takes ranges of pieces: <c>Parallel.For</c>.</param>
public sealed record GrainPoint(int Pieces, Timing Sequential, Timing Tasks, Timing Ranges)
{
    /// <summary>The grain: how long one piece takes, in seconds.</summary>
    public double Grain => Sequential.Wall.Median / Pieces;
}
