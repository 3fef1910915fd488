using ParallelAsync.Benchmarks;
using ParallelAsync.Benchmarks.Contestants;
using ParallelAsync.Benchmarks.Micro.Protocols;

return args switch
{
    [ContestantServer.Verb, .. var arguments] => await ContestantServer.RunAsync(arguments),
    [ProtocolServer.Verb, .. var arguments] => await ProtocolServer.RunAsync(arguments),
    _ => await BenchmarkCommands.InvokeAsync(args),
};
