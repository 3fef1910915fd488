using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Terminal;

return args is [NotebookWorker.Verb, var pipe, .. var warm]
    ? await NotebookWorker.RunAsync(pipe, warm is [NotebookWorker.Warm])
    : await CommandLine.InvokeAsync(args);
