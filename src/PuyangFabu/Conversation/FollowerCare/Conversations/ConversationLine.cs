using System.Text.Json.Serialization;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>A conversation in the list.</summary>
/// <param name="Id">Code of the follower.</param>
/// <param name="Name">The short name.</param>
/// <param name="State">One of <see cref="TalkState"/>.</param>
/// <param name="StateName">The same in Chinese.</param>
/// <param name="Holder">Who has taken it; null when nobody has.</param>
/// <param name="RepliesLeft">How many messages may still be sent.</param>
/// <param name="WindowEndsAt">Until when; null when none may be sent.</param>
/// <param name="Unread">Messages of the last 48 hours that nobody has read who may answer.</param>
public sealed record ConversationLine(
    string Id, string Name, string Remark, string State, string StateName, string? Holder, int RepliesLeft, DateTimeOffset? WindowEndsAt, int Unread)
{
    /// <summary>The last message of the follower; null when none is kept.</summary>
    public ConversationItem? LastMessage { get; init; }

    /// <summary>Since when the follower waits for people; null when he does not.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>The follower said a word of danger, and nobody has answered since.</summary>
    public bool Urgent { get; init; }

    /// <summary>What somebody answered to the last message; null when nobody did.</summary>
    [JsonIgnore]
    public LastReply? Reply { get; init; }

    /// <summary>What somebody answered last, whatever the follower said since; null when nobody ever did.</summary>
    [JsonIgnore]
    public LastReply? EarlierReply { get; init; }

    internal static ConversationLine Of(Follower follower, Talk? talk, ReplyWindow window, int unread)
    {
        var state = talk?.State ?? TalkState.Automatic;
        return new ConversationLine(
            follower.Code,
            FollowerNames.NameOf(follower.Code),
            follower.Remark,
            state,
            TalkState.NameOf(state),
            talk?.HolderName is { Length: > 0 } holder ? holder : null,
            window.Left,
            window.UntilMs is { } until ? UnixMilliseconds.ToChinaTime(until) : null,
            unread)
        {
            Urgent = talk?.IsUrgent == true,
            WaitingSince = talk is { State: TalkState.Waiting, FollowerMs: > 0 } ? UnixMilliseconds.ToChinaTime(talk.FollowerMs) : null,
        };
    }
}
