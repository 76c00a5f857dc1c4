using System.Globalization;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>Which conversations to list, and from where on.</summary>
public sealed record ConversationFilter
{
    private const int LongestWords = 60;

    /// <summary>One of <see cref="TalkState"/>; null for all, those that wait first.</summary>
    public string? State { get; init; }

    /// <summary>Those that the one who asks has taken.</summary>
    public bool Mine { get; init; }

    /// <summary>Those with messages that nobody has read who may answer, see <see cref="ConversationLine.Unread"/>.</summary>
    public bool Unread { get; init; }

    /// <summary>What the follower wrote, or is called; null for all.</summary>
    public string? Words { get; init; }

    /// <summary>From the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>In which states talks are looked for, before everybody who wrote is.</summary>
    internal IReadOnlyList<string> States => Mine ? [TalkState.Taken]
        : State is null ? [TalkState.Waiting]
        : State == TalkState.Automatic ? []
        : [State];

    /// <summary>Whether everybody who wrote comes behind the talks.</summary>
    internal bool IsOfAll => !Mine && State is null or TalkState.Automatic;

    internal Refusal? Problem =>
        State is not null && !TalkState.All.Contains(State) ? Refusal.BadInput("state", $"不认识“{State}”，可以是 {string.Join("、", TalkState.All)}")
        : Words is not null && FieldReasons.OfLine(Words, LongestWords) is { } reason ? Refusal.BadInput("q", reason)
        : From is null ? Refusal.BadInput("cursor", "不是上一页给出的 nextCursor")
        : null;

    /// <summary>Null for a text that is no place in the list.</summary>
    internal ConversationCursor? From => string.IsNullOrEmpty(Cursor) ? new ConversationCursor(null, null) : ConversationCursor.Read(Cursor);
}

/// <summary>A place in the list of conversations: among the talks, or behind them among all who wrote.</summary>
/// <param name="Talk">The last talk of the page before: when its follower spoke, and its number.</param>
/// <param name="InboxId">The last message of the page before; null before all talks are listed.</param>
internal sealed record ConversationCursor((long FollowerMs, long Id)? Talk, long? InboxId)
{
    public override string ToString() => InboxId is { } id
        ? id.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"w{Talk?.FollowerMs}-{Talk?.Id}");

    public static ConversationCursor? Read(string written) =>
        Number(written) is { } inbox ? new(null, inbox)
        : written.StartsWith('w') && written[1..].Split('-') is [var at, var id] && Number(at) is { } atMs && Number(id) is { } talk ? new((atMs, talk), null)
        : null;

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
