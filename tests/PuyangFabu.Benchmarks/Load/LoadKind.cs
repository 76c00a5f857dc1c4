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

    /// <summary>Taps on menu buttons that show a board.</summary>
    Tap,

    /// <summary>Plain messages that the search answers.</summary>
    Search,

    /// <summary>Pages of articles, as a phone asks for them.</summary>
    Page,

    /// <summary>The same, asked by who has them already.</summary>
    NotModified,
}
