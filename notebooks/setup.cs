// Imported by every notebook: the names that the cells use, and the few lines that show progress while a cell runs.
using System.IO;
using System.Threading;
using Microsoft.DotNet.Interactive;
using ParallelAsync.Charts;
using ParallelAsync.Exercises;
using ParallelAsync.Measurement;
using ParallelAsync.Tracing;

LiveProgress ShowProgress(int total, string unit)
{
    var shown = KernelInvocationContext.Current.Display(new ProgressLine(unit, 0), "text/html");
    return new LiveProgress(total, unit, line => shown.Update(line));
}

IProgress<ProgressLine> ShowStage()
{
    var shown = KernelInvocationContext.Current.Display(new ProgressLine("", 0), "text/html");
    return new LiveLine(line => shown.Update(line));
}
