using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Webhook.Handling;

/// <summary>What a handler made of a message.</summary>
/// <param name="Reply">The answer, or null for WeChat's bare <c>success</c>.</param>
/// <param name="Reason">Which rule, query or event decided, for the inbox.</param>
/// <param name="Writes">
/// The handler's own writes. They run in the transaction that stores the message, and only when this is its first
/// delivery: a repeat has no second effect, whatever the handler did meanwhile.
/// </param>
public sealed record Handled(Reply? Reply, ReplyReason Reason, params IReadOnlyList<InboxWrite> Writes)
{
    /// <summary>What the inbox keeps of the message's own words.</summary>
    public KeptWords Keeps { get; init; }

    /// <summary>Nothing to say; the message is kept all the same.</summary>
    public static Handled Silently(ReplyReason reason) => new(null, reason);
}

/// <summary>
/// One write that goes with a message. The group sorts the writes of all its messages, so that every group takes shared rows
/// in one order, whatever order the messages came in.
/// </summary>
/// <param name="Rows">Where it writes.</param>
/// <param name="Key">Which row it takes first there: the openid, the words, the button's key, the job's id.</param>
/// <param name="Account">Slug; of equal keys it decides.</param>
/// <param name="RunAsync">May run again after the transaction was taken back, so it changes nothing but the database.</param>
public sealed record InboxWrite(SharedRows Rows, string Key, string Account, Func<DbSession, Task> RunAsync)
{
    /// <summary>The one order in which shared rows are taken.</summary>
    public static IComparer<InboxWrite> Order { get; } = Comparer<InboxWrite>.Create(static (one, other) =>
        one.Rows != other.Rows ? one.Rows.CompareTo(other.Rows)
        : string.CompareOrdinal(one.Key, other.Key) is var keys and not 0 ? keys
        : string.CompareOrdinal(one.Account, other.Account));
}

/// <summary>
/// Rows that several transactions change, in the order in which all of them take them: two that took them in different
/// orders would wait for each other until PostgreSQL ends one.
/// </summary>
public enum SharedRows
{
    Followers,

    SearchSessions,

    UnansweredWords,

    MenuTaps,

    CaseLinks,

    /// <summary>The number that was given last on a day; before the drafts that get one.</summary>
    CaseNumbers,

    CaseDrafts,

    Talks,

    NoticeConsents,

    Cases,

    SentMedia,

    /// <summary>Jobs at WeChat, with the head of the record behind them, which everybody takes last.</summary>
    Jobs,
}
