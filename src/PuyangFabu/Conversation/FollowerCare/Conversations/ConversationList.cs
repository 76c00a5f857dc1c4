using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>Lists who wrote: who waits for people first, of these who said a word of danger, then everybody, in both whoever wrote last first.</summary>
public sealed class ConversationList(FollowerLookup lookup, FollowerNames names, FollowerStore followers, Database database, TimeProvider clock)
{
    private const int PageSize = 30;

    /// <summary>How many pages of people who left are passed over for one of those who are there.</summary>
    private const int MostPages = 10;

    /// <summary>People whom words are looked for in; whoever wrote them before those is not found.</summary>
    private const int MostFound = 500;

    /// <param name="slug">The default account when null.</param>
    public async Task<Outcome<ItemPage<ConversationLine>>> ListAsync(Actor actor, string? slug, ConversationFilter filter, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        if ((account.Refusal ?? filter.Problem) is { } refusal)
        {
            return refusal;
        }

        await names.FillAsync(cancellation);
        var named = string.IsNullOrWhiteSpace(filter.Words)
            ? []
            : await followers.PageAsync(new FollowerFilter(account.Value.Slug) { Words = filter.Words.Trim() }, MostFound, cancellation);
        return await database.ReadAsync(session => ListAsync(session, account.Value.Slug, actor, filter, named), cancellation);
    }

    /// <summary>One conversation as it stands in the list.</summary>
    internal static async Task<ConversationLine> OneAsync(DbSession session, Follower follower, long nowMs)
    {
        var last = (await InboxStore.LatestAsync(session, follower.Account, [follower.OpenId])).SingleOrDefault();
        return (await LinesAsync(session, follower.Account, [new(follower, await TalkStore.FindAsync(session, follower.Account, follower.OpenId), last)], nowMs))[0];
    }

    private async Task<ItemPage<ConversationLine>> ListAsync(DbSession session, string account, Actor actor, ConversationFilter filter, IReadOnlyList<Follower> named)
    {
        var people = string.IsNullOrWhiteSpace(filter.Words)
            ? null
            : named.Select(static follower => follower.OpenId).Union(await InboxStore.WritersAsync(session, account, filter.Words.Trim(), MostFound)).ToList();
        if (filter.Unread)
        {
            var unread = await UnreadAsync(session, account, clock.NowMs());
            people = people is null ? unread : [.. people.Intersect(unread)];
        }

        var found = new List<Found>();
        ConversationCursor? next = filter.From!;
        if (next.InboxId is null && filter.States.Count > 0)
        {
            next = await AddTalksAsync(session, account, filter.Mine ? actor.OperatorId ?? 0 : null, filter, people, next, found);
        }

        if (filter.IsOfAll && next is null or { Talk: null } && found.Count < PageSize)
        {
            next = await AddAllAsync(session, account, filter, people, next?.InboxId ?? long.MaxValue, found);
        }
        else if (filter.IsOfAll && next is null)
        {
            next = new ConversationCursor(null, long.MaxValue);
        }

        return new ItemPage<ConversationLine>(await LinesAsync(session, account, found, clock.NowMs()), next?.ToString());
    }

    private static async Task<List<string>> UnreadAsync(DbSession session, string account, long nowMs)
    {
        var since = await InboxStore.LastBeforeAsync(session, nowMs - (long)ReplyWindow.Longest.TotalMilliseconds);
        var spoken = await InboxStore.SpokenAfterAsync(session, account, since, MostFound);
        var seen = (await TalkStore.FindAsync(session, account, [.. spoken.Select(static one => one.OpenId)])).ToDictionary(static talk => talk.OpenId, static talk => talk.SeenMs, StringComparer.Ordinal);
        return [.. spoken.Where(one => one.ReceivedMs > seen.GetValueOrDefault(one.OpenId)).Select(static one => one.OpenId)];
    }

    /// <returns>Where the next page begins; null when there are no more talks.</returns>
    private static async Task<ConversationCursor?> AddTalksAsync(
        DbSession session, string account, long? holderId, ConversationFilter filter, IReadOnlyList<string>? people, ConversationCursor from, List<Found> found)
    {
        var last = from.Talk;
        for (var page = 0; page < MostPages && found.Count == 0; page++)
        {
            var before = last is { } place ? new Talk { Account = account, OpenId = "", State = "", FollowerMs = place.FollowerMs, Id = place.Id } : null;
            var rows = await TalkStore.PageAsync(session, account, filter.States, holderId, people, before, PageSize + 1);
            var talks = rows.Take(PageSize).ToList();
            var present = await PresentAsync(session, account, talks.ConvertAll(static talk => talk.OpenId));
            var latest = (await InboxStore.LatestAsync(session, account, [.. present.Keys])).ToDictionary(static row => row.OpenId, StringComparer.Ordinal);
            found.AddRange(talks.Where(talk => present.ContainsKey(talk.OpenId)).Select(talk => new Found(present[talk.OpenId], talk, latest.GetValueOrDefault(talk.OpenId))));
            if (rows.Count <= PageSize)
            {
                return null;
            }

            last = (talks[^1].Place, talks[^1].Id);
        }

        return new ConversationCursor(last, null);
    }

    /// <returns>Where the next page begins; null on the last one.</returns>
    private static async Task<ConversationCursor?> AddAllAsync(
        DbSession session, string account, ConversationFilter filter, IReadOnlyList<string>? people, long before, List<Found> found)
    {
        var (size, from) = (PageSize - found.Count, found.Count);
        for (var page = 0; page < MostPages && found.Count == from; page++)
        {
            var rows = await InboxStore.LatestAsync(session, account, before, people, size + 1);
            var latest = rows.Take(size).ToList();
            var present = await PresentAsync(session, account, latest.ConvertAll(static row => row.OpenId));
            var talks = (await TalkStore.FindAsync(session, account, [.. present.Keys])).ToDictionary(static talk => talk.OpenId, StringComparer.Ordinal);
            found.AddRange(
                from row in latest
                where present.ContainsKey(row.OpenId)
                let talk = talks.GetValueOrDefault(row.OpenId)
                where IsListed(talk?.State ?? TalkState.Automatic, filter)
                select new Found(present[row.OpenId], talk, row));
            if (rows.Count <= size)
            {
                return null;
            }

            before = latest[^1].Id;
        }

        return new ConversationCursor(null, before);
    }

    // Those that wait stand before all others.
    private static bool IsListed(string state, ConversationFilter filter) => filter.State is null ? state != TalkState.Waiting : state == filter.State;

    // Somebody who is known as no follower has no name; what he wrote is wiped within minutes.
    private static async Task<Dictionary<string, Follower>> PresentAsync(DbSession session, string account, IReadOnlyList<string> openIds) =>
        (await FollowerStore.FindAsync(session, account, openIds))
            .Where(static follower => follower is { Following: true, Code.Length: > 0 }).ToDictionary(static follower => follower.OpenId, StringComparer.Ordinal);

    private static async Task<IReadOnlyList<ConversationLine>> LinesAsync(DbSession session, string account, IReadOnlyList<Found> found, long nowMs)
    {
        var people = found.Select(static one => one.Follower.OpenId).ToList();
        var times = await RecentTimes.ReadAsync(session, account, people, nowMs);
        var replies = (await FollowerMessageStore.LastAsync(session, account, people)).ToDictionary(static reply => reply.OpenId, StringComparer.Ordinal);
        return
        [
            .. from one in found
               let openId = one.Follower.OpenId
               let reply = replies.GetValueOrDefault(openId)
               select ConversationLine.Of(one.Follower, one.Talk, times.WindowOf(openId), times.UnreadOf(openId, one.Talk?.SeenMs ?? 0)) with
               {
                   LastMessage = one.Last is null ? null : ConversationText.Of(one.Last),
                   Reply = reply is not null && reply.SentMs >= (one.Last?.ReceivedMs ?? 0) ? reply : null,
                   EarlierReply = reply,
               },
        ];
    }

    private sealed record Found(Follower Follower, Talk? Talk, InboxLatest? Last);
}
