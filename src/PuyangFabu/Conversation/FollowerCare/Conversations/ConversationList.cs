using System.Globalization;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>Lists who wrote, whoever wrote last first.</summary>
public sealed class ConversationList(FollowerLookup lookup, FollowerNames names, Database database, TimeProvider clock)
{
    private const int PageSize = 30;

    /// <summary>How many pages of people who left are passed over for one of those who are there.</summary>
    private const int MostPages = 10;

    /// <param name="slug">The default account when null.</param>
    /// <param name="cursor">From the page before.</param>
    public async Task<Outcome<ItemPage<ConversationLine>>> ListAsync(string? slug, string? cursor, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        if (account.IsRefused)
        {
            return account.Refusal;
        }

        var before = long.MaxValue;
        if (!string.IsNullOrEmpty(cursor) && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Refusal.BadInput("cursor", "不是上一页给出的 nextCursor");
        }

        await names.FillAsync(cancellation);
        return await database.ReadAsync(session => ListAsync(session, account.Value.Slug, before), cancellation);
    }

    // Somebody who is known as no follower has no name; what he wrote is wiped within minutes.
    private async Task<ItemPage<ConversationLine>> ListAsync(DbSession session, string account, long before)
    {
        var (shown, more) = (new List<InboxLatest>(), true);
        var followers = new Dictionary<string, Follower>(StringComparer.Ordinal);
        for (var page = 0; page < MostPages && more && shown.Count == 0; page++)
        {
            var rows = await InboxStore.LatestAsync(session, account, before, PageSize + 1);
            more = rows.Count > PageSize;
            before = more ? rows[PageSize - 1].Id : before;
            followers = (await FollowerStore.FindAsync(session, account, [.. rows.Take(PageSize).Select(static row => row.OpenId)]))
                .Where(static follower => follower is { Following: true, Code.Length: > 0 }).ToDictionary(static follower => follower.OpenId, StringComparer.Ordinal);
            shown.AddRange(rows.Take(PageSize).Where(row => followers.ContainsKey(row.OpenId)));
        }

        var people = shown.ConvertAll(static row => row.OpenId);
        var windowOf = await ConversationDesk.WindowsAsync(session, account, people, clock.NowMs());
        var replies = (await FollowerMessageStore.LastAsync(session, account, people)).ToDictionary(static reply => reply.OpenId, StringComparer.Ordinal);
        return new ItemPage<ConversationLine>(
            [
                .. from row in shown
                   let follower = followers[row.OpenId]
                   select new ConversationLine(follower.Code, FollowerNames.NameOf(follower.Code), follower.Remark, ConversationText.Of(row), windowOf(row.OpenId))
                   {
                       Reply = replies.GetValueOrDefault(row.OpenId) is { } reply && reply.SentMs >= row.ReceivedMs ? reply : null,
                   },
            ],
            more ? before.ToString(CultureInfo.InvariantCulture) : null);
    }
}

/// <summary>A conversation in the list.</summary>
/// <param name="Id">Code of the follower.</param>
/// <param name="Last">The last message of the follower.</param>
/// <param name="Window">How often, and until when, the account may answer.</param>
public sealed record ConversationLine(string Id, string Name, string Remark, ConversationItem Last, ReplyWindow Window)
{
    /// <summary>What somebody answered to the last message; null when nobody did.</summary>
    public LastReply? Reply { get; init; }
}
