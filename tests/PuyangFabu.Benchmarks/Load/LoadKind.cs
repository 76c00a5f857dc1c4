namespace PuyangFabu.Benchmarks.Load;

/// <summary>What a run of wrk sends, and to whom.</summary>
internal enum LoadKind
{
    /// <summary>Plain messages to bare Kestrel.</summary>
    Bare,

    /// <summary>Plain messages that an exact rule answers.</summary>
    Plain,

    /// <summary>The same encrypted.</summary>
    Safe,

    /// <summary>Plain messages that the search answers.</summary>
    Search,
}
