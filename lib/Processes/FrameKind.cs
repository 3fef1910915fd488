namespace ParallelAsync.Processes;

/// <summary>What a frame of the worker pipe says.</summary>
internal enum FrameKind : byte
{
    /// <summary>To the worker: a method, and the number that stands for it from now on.</summary>
    Method = 1,

    /// <summary>To the worker: a chunk of arguments.</summary>
    Work = 2,

    /// <summary>To the worker: give a chunk back if it has not begun.</summary>
    Recall = 3,

    /// <summary>From the worker: it is ready.</summary>
    Hello = 4,

    /// <summary>From the worker: the results of a chunk.</summary>
    Result = 5,

    /// <summary>From the worker: the chunk that was recalled had not begun, and will not.</summary>
    Recalled = 6,

    /// <summary>From the worker: a line for <see cref="Console.Out"/>, in UTF-8.</summary>
    Text = 7,

    /// <summary>From the worker: a line for <see cref="Console.Error"/>, in UTF-8.</summary>
    ErrorText = 8,

    /// <summary>To the worker: where shared memory for large payloads is, the two paths in UTF-8, a line each. From the worker: it has opened them.</summary>
    Rings = 9,
}
