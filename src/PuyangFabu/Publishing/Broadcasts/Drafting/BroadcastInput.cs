using PuyangFabu.Accounts;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>A broadcast's input after it was read: complete and in its limits. Whether its articles may go out is asked later.</summary>
public sealed record BroadcastInput
{
    public required WeChatAccount Account { get; init; }

    /// <summary>One of <see cref="BroadcastKind"/>.</summary>
    public required string Kind { get; init; }

    public IReadOnlyList<long> ArticleIds { get; init; } = [];

    public string Text { get; init; } = "";

    /// <summary>File name of an upload, or empty.</summary>
    public string ImageName { get; init; } = "";

    /// <summary>One of <see cref="AudienceKind"/>.</summary>
    public required string Audience { get; init; }

    public long? TagId { get; init; }

    /// <summary>None twice; empty unless it goes to a list.</summary>
    public IReadOnlyList<string> OpenIds { get; init; } = [];

    public bool SendIgnoreReprint { get; init; }

    public bool LinkFootnotes { get; init; }

    public bool SendWhenApproved { get; init; }

    public long? ScheduledMs { get; init; }
}
