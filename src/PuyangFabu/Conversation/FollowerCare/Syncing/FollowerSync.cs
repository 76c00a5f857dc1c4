using System.Data.Common;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Tags;
using PuyangFabu.WeChat.Api.Users;

namespace PuyangFabu.Conversation.FollowerCare.Syncing;

/// <summary>
/// Fetches an account's tags, then its openids page by page, then what is known of each in batches. One call to WeChat a
/// step; where it stands is a row, so that a crash repeats at most the step that was under way, which changes nothing. Where
/// one person spoils the answer for a batch, smaller ones are asked for until that person is found and passed over.
/// </summary>
public sealed class FollowerSync(
    FollowerSyncStore syncs, FollowerStore followers, FollowerNames names, AccountRegistry accounts, IUserApi users, ITagApi tags, Database database, TimeProvider clock)
    : IDueWork
{
    private const int WriteSize = 500;

    /// <summary>As many of those who could not be read are named.</summary>
    private const int MostCodes = 20;

    /// <summary>How long a step rests after the process that made it was killed; one that lives renews its lease.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    public string Name => "粉丝的同步";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(2);

    /// <returns>The present: one step follows the other until nothing is due.</returns>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await syncs.LeaseAsync(now.ToUnixTimeMilliseconds(), (now + Lease).ToUnixTimeMilliseconds(), cancellation) is not { } sync)
        {
            return null;
        }

        if (accounts.Find(sync.Account) is not { } account)
        {
            await MoveAsync(sync, SyncFailures.After(sync, SyncFailures.NoAccount, now), cancellation);
            return clock.NowMs();
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var renewal = RenewAsync(sync, ended.Token);
        try
        {
            await (sync.Phase switch
            {
                SyncPhase.Tags => FetchTagsAsync(sync, account, cancellation),
                SyncPhase.Listing => ListAsync(sync, account, cancellation),
                _ => InformAsync(sync, account, cancellation),
            });
        }
        finally
        {
            await ended.CancelAsync();
            await renewal;
        }

        return clock.NowMs();
    }

    private async Task RenewAsync(FollowerSyncRow sync, CancellationToken ended)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Renewal, clock, ended);
                await syncs.RenewAsync(sync, (clock.GetUtcNow() + Lease).ToUnixTimeMilliseconds(), ended);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or DbException)
        {
            // The step is over, or the lease runs out: then another process may make the same step, and one of the two moves the row.
        }
    }

    private async Task FetchTagsAsync(FollowerSyncRow sync, WeChatAccount account, CancellationToken cancellation)
    {
        var answer = await tags.ListAsync(account.Api, cancellation);
        if (answer.Failure is { } failure)
        {
            await FailAsync(sync, failure, cancellation);
            return;
        }

        await database.WriteAsync(
            async session =>
            {
                // The row comes first: who slept over the answer brings tags of long ago.
                if (await FollowerSyncStore.MoveAsync(session, sync, Forward(sync) with { Phase = SyncPhase.Listing, UnreadTags = answer.Value.Unreadable }))
                {
                    await FollowerTagStore.ReplaceAsync(session, account.Slug, answer.Value);
                }
            },
            cancellation);
    }

    private async Task ListAsync(FollowerSyncRow sync, WeChatAccount account, CancellationToken cancellation)
    {
        var answer = await users.PageAsync(account.Api, sync.NextOpenId, cancellation);
        if (answer.Failure is { } failure)
        {
            await FailAsync(sync, failure, cancellation);
            return;
        }

        // Small transactions: messages from followers wait for the same turn to write.
        var page = answer.Value;
        foreach (var part in page.OpenIds.Chunk(WriteSize))
        {
            await database.WriteAsync(session => FollowerStore.ListedAsync(session, account.Slug, part, sync.Run, sync.StartedMs), cancellation);
        }

        var next = Forward(sync) with { Total = page.Total, Listed = sync.Listed + page.OpenIds.Count, NextOpenId = page.NextOpenId, Unlisted = sync.Unlisted + page.Unreadable };
        if (page.OpenIds.Count + page.Unreadable == 0 || page.NextOpenId.Length == 0 || page.NextOpenId == sync.NextOpenId)
        {
            await EndListAsync(sync, next, cancellation);
        }
        else
        {
            await MoveAsync(sync, next, cancellation);
        }
    }

    private async Task EndListAsync(FollowerSyncRow sync, FollowerSyncRow next, CancellationToken cancellation)
    {
        // Who is missing loses his data: a list that came short must not say that.
        if (SyncFailures.IsShort(next))
        {
            await MoveAsync(sync, SyncFailures.After(sync, SyncFailures.ShortList(next), clock.GetUtcNow()), cancellation);
            return;
        }

        await database.WriteAsync(
            async session =>
            {
                // The row comes first here too; and who could not be read may be the very one who seems to be missing.
                if (await FollowerSyncStore.MoveAsync(session, sync, next with { Phase = SyncPhase.Informing, NextOpenId = "" }) && next.Unlisted == 0)
                {
                    var departed = await FollowerStore.DepartedAsync(session, sync.Account, sync.Run, sync.StartedMs, clock.NowMs());
                    await FollowerSyncStore.SetDepartedAsync(session, sync.Account, departed);
                }
            },
            cancellation);
    }

    private async Task InformAsync(FollowerSyncRow sync, WeChatAccount account, CancellationToken cancellation)
    {
        var openIds = await followers.UninformedAsync(account.Slug, sync.Run, (int)sync.Batch, cancellation);
        if (openIds.Count == 0)
        {
            await MoveAsync(sync, Forward(sync) with { State = SyncState.Done, FinishedMs = clock.NowMs() }, cancellation);
            return;
        }

        var answer = await users.InfoAsync(account.Api, openIds, cancellation);
        if (answer.Failure is { } failure && !SyncFailures.IsOfFew(failure))
        {
            await FailAsync(sync, failure, cancellation);
        }
        else if (answer.IsFailed && openIds.Count > 1)
        {
            await MoveAsync(sync, Forward(sync) with { Batch = openIds.Count / 2 }, cancellation);
        }
        else
        {
            await KeepAsync(sync, account, openIds, answer, cancellation);
        }
    }

    /// <summary>Writes down what was told; whom WeChat did not tell of is counted, and what is here of them stays.</summary>
    private async Task KeepAsync(
        FollowerSyncRow sync, WeChatAccount account, IReadOnlyList<string> openIds, ApiAnswer<IReadOnlyList<UserInfo>> answer, CancellationToken cancellation)
    {
        var people = answer.IsFailed ? [] : answer.Value;
        var unread = openIds.Except(people.Select(static person => person.OpenId), StringComparer.Ordinal).ToList();
        var next = Forward(sync) with
        {
            Informed = sync.Informed + openIds.Count - unread.Count,
            Batch = Math.Min(IUserApi.MostInfos, openIds.Count * 2),
            Unread = sync.Unread + unread.Count,
            UnreadCodes = await CodesAsync(sync, unread, cancellation),
        };
        next = SyncFailures.IsHopeless(next) ? SyncFailures.After(next, SyncFailures.Unreadable(next), clock.GetUtcNow()) : next;
        await database.WriteAsync(
            async session =>
            {
                if (!await FollowerSyncStore.MoveAsync(session, sync, next))
                {
                    return;
                }

                await FollowerStore.PassOverAsync(session, account.Slug, openIds, sync.Run);
                if (answer.Failure is { } failure && PersonRefusals.IsOfStale(failure))
                {
                    await FollowerStore.SetStaleAsync(session, account.Slug, unread, clock.NowMs());
                }

                foreach (var person in people)
                {
                    await FollowerStore.InformAsync(session, account.Slug, person, clock.NowMs());
                }
            },
            cancellation);
    }

    private async Task<string> CodesAsync(FollowerSyncRow sync, List<string> unread, CancellationToken cancellation)
    {
        var codes = sync.UnreadCodes.Split(',', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (unread.Count == 0 || codes.Count >= MostCodes)
        {
            return sync.UnreadCodes;
        }

        await names.FillAsync(cancellation);
        foreach (var openId in unread.Take(MostCodes - codes.Count))
        {
            codes.Add((await followers.FindAsync(sync.Account, openId, cancellation))?.Code ?? "");
        }

        return string.Join(',', codes);
    }

    private FollowerSyncRow Forward(FollowerSyncRow sync) => sync with { NextStepMs = clock.NowMs(), Attempts = 0, Problem = "" };

    private Task<bool> FailAsync(FollowerSyncRow sync, ApiFailure failure, CancellationToken cancellation) =>
        MoveAsync(sync, SyncFailures.After(sync, failure, clock.GetUtcNow()), cancellation);

    private Task<bool> MoveAsync(FollowerSyncRow from, FollowerSyncRow to, CancellationToken cancellation) =>
        database.WriteAsync(session => FollowerSyncStore.MoveAsync(session, from, to), cancellation);
}
