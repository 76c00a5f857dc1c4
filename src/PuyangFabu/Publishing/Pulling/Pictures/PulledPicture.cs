namespace PuyangFabu.Publishing.Pulling.Pictures;

/// <summary>What became of the address of a picture in an article from WeChat.</summary>
public sealed record PulledPicture
{
    /// <summary>After so many it is left as lost: half a day later it is not worth the asking.</summary>
    internal const long MostAttempts = 5;

    /// <summary>As readers of the body would get it.</summary>
    public required string Address { get; init; }

    /// <summary>The path of the upload that it became; empty while it became none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Why it could not be had, in Chinese; empty when it was.</summary>
    public string Problem { get; init; } = "";

    /// <summary>How often it was asked for in vain.</summary>
    public long Attempts { get; init; }

    /// <summary>When it may be asked for again, UTC milliseconds.</summary>
    public long NextMs { get; init; }

    public bool IsKept => Name.Length > 0;

    /// <summary>It will not be asked for again: it is here, or cannot be had.</summary>
    public bool IsSettled => IsKept || Attempts >= MostAttempts;
}
