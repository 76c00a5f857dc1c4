namespace PuyangFabu.Sources;

/// <summary>How a source was found when it was last read.</summary>
public sealed record SourceState
{
    /// <summary>One that fails once may only be restarting.</summary>
    public const int Named = 2;

    public required long SourceId { get; init; }

    /// <summary>When it is to be read again; while it is being read, when somebody else may.</summary>
    public required long DueMs { get; init; }

    public string Etag { get; init; } = "";

    public string LastModified { get; init; } = "";

    public long CheckedMs { get; init; }

    /// <summary>When it was last read well; 0 when it never was.</summary>
    public long GoodMs { get; init; }

    /// <summary>When something new was last found; 0 when nothing was.</summary>
    public long NewestMs { get; init; }

    /// <summary>How often it failed in a row.</summary>
    public long Failures { get; init; }

    /// <summary>When that, or what else is wrong, began; 0 when nothing is.</summary>
    public long SinceMs { get; init; }

    /// <summary>Why it could not be read, in Chinese; where it could, what is to be looked after; else empty.</summary>
    public string Problem { get; init; } = "";

    /// <summary>The address where it says that it has gone; empty when it has not.</summary>
    public string MovedTo { get; init; } = "";
}
