using ParallelAsync.Kernel.Execution;
using ParallelAsync.Kernel.Terminal;

return args is [NotebookWorker.Verb, var pipe]
    ? await NotebookWorker.RunAsync(pipe)
    : await CommandLine.InvokeAsync(args);
