using ParallelAsync.Loops;
using ParallelAsync.Processes;
using ParallelAsync.Weather;
using ParallelAsync.XRay;

// The worker processes that the library starts of itself, and what a set-up script asks of it: `dotnet exec ParallelAsync.Lib.dll VERB ARGUMENTS`. A verb returns its exit code.
var verbs = new Dictionary<string, Func<string[], CancellationToken, Task<int>>>
{
    [MemoryLimitedWorker.Verb] = MemoryLimitedWorker.RunAsync,
    [WeatherReplicaVerb.Verb] = WeatherReplicaVerb.RunAsync,
    [PoolWorkerVerb.Verb] = PoolWorkerVerb.RunAsync,
    [XRaySampleVerb.Verb] = XRaySampleVerb.RunAsync,
};

if (args is not [var verb, .. var arguments] || !verbs.TryGetValue(verb, out var run))
{
    Console.Error.WriteLine($"Expected a verb of the library ({string.Join(", ", verbs.Keys)}), found {(args is [var other, ..] ? $"'{other}'" : "none")}.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; stop.Cancel(); };
return await run(arguments, stop.Token);
