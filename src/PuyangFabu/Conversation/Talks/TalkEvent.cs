using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Talks;

/// <summary>Something that happened to a talk. What somebody noted may speak of the follower: it is wiped with him and never stands in the record.</summary>
public sealed record TalkEvent : IMoveEvent
{
    public long Id { get; init; }

    public required long TalkId { get; init; }

    public required long AtMs { get; init; }

    public required string Action { get; init; }

    public required string FromState { get; init; }

    public required string ToState { get; init; }

    /// <summary>Who holds it from then on; empty when nobody does.</summary>
    public string HolderName { get; init; } = "";

    /// <summary>Null for what the product or the follower did.</summary>
    public long? OperatorId { get; init; }

    /// <summary>Empty for what the follower did.</summary>
    public required string OperatorName { get; init; }

    /// <summary>For colleagues.</summary>
    public string Note { get; init; } = "";

    string IMoveEvent.ContentHash => "";

    string IMoveEvent.Comment => "";
}
