using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Terminal;

return args is [WireFormat.WorkerVerb, var pipe, .. var warm]
    ? await NotebookWorker.RunAsync(pipe, warm is [NotebookWorker.Warm])
    : await CommandLine.InvokeAsync(args);
