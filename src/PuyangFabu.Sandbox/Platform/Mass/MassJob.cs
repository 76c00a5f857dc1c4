using PuyangFabu.Sandbox.Platform.Articles;

namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>One mass send that the platform accepted: what will, and did, reach the followers.</summary>
public sealed record MassJob
{
    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    public required long MsgId { get; init; }

    /// <summary>Only for articles.</summary>
    public long? MsgDataId { get; init; }

    /// <summary>As the caller gave it; null when it gave none.</summary>
    public string? ClientMsgId { get; init; }

    public required MassTarget Audience { get; init; }

    /// <summary><c>mpnews</c>, <c>text</c>, <c>image</c>, <c>voice</c> or <c>mpvideo</c>.</summary>
    public required string MsgType { get; init; }

    /// <summary>The articles as they stood in the draft when it was accepted.</summary>
    public IReadOnlyList<PlatformArticle> Articles { get; init; } = [];

    public string? Text { get; init; }

    /// <summary>Pictures, voice or video by their media id.</summary>
    public IReadOnlyList<string> MediaIds { get; init; } = [];

    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>Followers in the audience.</summary>
    public required int TotalCount { get; init; }

    /// <summary>Who gets it, after the platform's filters (blacklist, four a month).</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    public required MassJobState State { get; init; }

    /// <summary><c>send success</c>, <c>send fail</c> or <c>err(N)</c>; empty while it runs.</summary>
    public string Status { get; init; } = "";

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Finish events that were sent to the account.</summary>
    public int EventsSent { get; init; }

    /// <summary><c>msg_status</c> of the platform.</summary>
    public string MsgStatus => State switch
    {
        MassJobState.Succeeded => "SEND_SUCCESS",
        MassJobState.Failed => "SEND_FAIL",
        MassJobState.Deleted => "DELETE",
        _ => "SENDING",
    };
}

/// <summary>Where an accepted mass send stands.</summary>
public enum MassJobState
{
    /// <summary>The administrator has been asked.</summary>
    AwaitingAdministrator,

    Sending,

    Succeeded,

    Failed,

    /// <summary>Its content was deleted by the account.</summary>
    Deleted,
}

/// <summary>Whom a mass send is for: everyone, a tag, or named openids.</summary>
public sealed record MassTarget
{
    public bool ToAll { get; init; }

    public int? TagId { get; init; }

    /// <summary>As they were given; empty for everyone and for a tag.</summary>
    public IReadOnlyList<string> OpenIds { get; init; } = [];
}
