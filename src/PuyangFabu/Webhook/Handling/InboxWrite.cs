using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Webhook.Handling;

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
