namespace PuyangFabu.WeChat.Api.Publishing;

/// <summary>What became of a publishing job (<c>publish_status</c>); the values are WeChat's.</summary>
public enum PublishStatus
{
    Succeeded = 0,
    Publishing = 1,

    /// <summary>The check for originality failed.</summary>
    NotOriginal = 2,

    Failed = 3,

    /// <summary>Refused by the platform's review.</summary>
    Rejected = 4,

    /// <summary>Published, and later deleted by an operator.</summary>
    Deleted = 5,

    /// <summary>Published, and later banned by the platform.</summary>
    Banned = 6,

    /// <summary>A value that this library does not know.</summary>
    Unknown = -1,
}
