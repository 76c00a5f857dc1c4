namespace PuyangFabu.Webhook.Inbox;

/// <summary>A kept message or event of one follower.</summary>
public record InboxItem
{
    /// <summary>The MsgType, or for an event <c>event:</c> and its name.</summary>
    public required string Kind { get; init; }

    public required long ReceivedMs { get; init; }

    /// <summary>The plain XML.</summary>
    public required byte[] Message { get; init; }

    /// <summary>The plain XML of the automatic answer; null where there was none.</summary>
    public byte[]? Reply { get; init; }

    /// <summary>Why it was answered so, as the handlers write it.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>The last message of a person.</summary>
public sealed record InboxLatest : InboxItem
{
    public required long Id { get; init; }

    public required string OpenId { get; init; }
}

/// <summary>When a follower sent or did something.</summary>
public sealed record InboxTime
{
    public required string OpenId { get; init; }

    /// <inheritdoc cref="InboxItem.Kind"/>
    public required string Kind { get; init; }

    public required long ReceivedMs { get; init; }
}

/// <summary>Whose a row is.</summary>
public sealed record InboxSender
{
    public required long Id { get; init; }

    public required string Account { get; init; }

    public required string OpenId { get; init; }
}

/// <summary>When a row was received.</summary>
public sealed record InboxMoment
{
    public required long Id { get; init; }

    public required long ReceivedMs { get; init; }
}

/// <summary>When a follower wrote last.</summary>
public sealed record InboxSpoken
{
    public required string OpenId { get; init; }

    public required long ReceivedMs { get; init; }
}
