using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Talks;

/// <summary>Who answers a follower: the product by itself, or people. Only who was ever in people's hands has one.</summary>
public sealed record Talk : IMovable
{
    /// <summary>What the record calls it; its number there is the follower's code.</summary>
    public const string AuditKind = "talk";

    public long Id { get; init; }

    public required string Account { get; init; }

    public required string OpenId { get; init; }

    /// <summary>One of <see cref="TalkState"/>.</summary>
    public required string State { get; init; }

    public long Revision { get; init; }

    /// <summary>The operator who has taken it; null while nobody has, and for who is nobody in particular.</summary>
    public long? HolderId { get; init; }

    public string HolderName { get; init; } = "";

    /// <summary>What silence is counted from: when it came into people's hands, or the last word of either side while it was there.</summary>
    public long WordMs { get; init; }

    /// <summary>When the follower last said something that people should hear.</summary>
    public long FollowerMs { get; init; }

    /// <summary>When an operator last answered.</summary>
    public long RepliedMs { get; init; }

    /// <summary>Up to when somebody who may answer has read what the follower wrote.</summary>
    public long SeenMs { get; init; }

    /// <summary>When the follower first said a word of danger that nobody has answered, or that somebody had; 0 when he said none, or the talk was closed since.</summary>
    public long UrgentMs { get; init; }

    /// <summary>When anything of it was last written.</summary>
    public long TouchedMs { get; init; }

    /// <summary>Nothing of it is approved by anybody.</summary>
    string IMovable.ContentHash => "";

    public bool IsUnanswered => FollowerMs > RepliedMs;

    /// <summary>The follower said a word of danger, and nobody has answered since.</summary>
    public bool IsUrgent => TalkState.IsWithPeople(State) && UrgentMs > RepliedMs;

    /// <summary>Where it stands among talks in the same state: the greatest first, urgent ones before all others.</summary>
    internal long Place => FollowerMs + (IsUrgent ? TalkStore.UrgentLead : 0);
}
