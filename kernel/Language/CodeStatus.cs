namespace ParallelAsync.Kernel.Language;

/// <summary>Whether code can run as it stands.</summary>
internal enum CodeStatus
{
    /// <summary>It can run; whether it compiles is another question.</summary>
    Complete,

    /// <summary>Its end is missing, such as a brace.</summary>
    Incomplete,

    /// <summary>No further line can mend its syntax.</summary>
    Invalid,

    /// <summary>The parser could not tell.</summary>
    Unknown,
}
