namespace ParallelAsync.Cafe;

/// <summary>A toasted slice: a result.</summary>
/// <param name="Slice">The slice that it was.</param>
/// <param name="Toaster">The toaster that it came out of.</param>
/// <param name="ReadyAt">When it came out, in minutes on the cafe's clock.</param>
public sealed record Toast(Slice Slice, string Toaster, double ReadyAt);
