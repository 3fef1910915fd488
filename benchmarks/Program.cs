using ParallelAsync.Benchmarks;
using ParallelAsync.Benchmarks.Contestants;

return args is [ContestantServer.Verb, .. var arguments]
    ? await ContestantServer.RunAsync(arguments)
    : await BenchmarkCommands.InvokeAsync(args);
