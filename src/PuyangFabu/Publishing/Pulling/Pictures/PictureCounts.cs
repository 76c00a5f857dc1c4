namespace PuyangFabu.Publishing.Pulling.Pictures;

/// <summary>How far the pictures of an account's pulled articles are. Counts are articles.</summary>
public sealed record PictureCounts
{
    /// <summary>Some of theirs are still to be copied.</summary>
    public long Waiting { get; init; }

    /// <summary>When the first of those that wait is looked at, UTC milliseconds; null when none waits.</summary>
    public long? NextMs { get; init; }

    /// <summary>Some of theirs could not be had.</summary>
    public long Lost { get; init; }
}
