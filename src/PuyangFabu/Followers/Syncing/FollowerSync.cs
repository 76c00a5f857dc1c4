using System.Data.Common;
using PuyangFabu.Accounts;
using PuyangFabu.Followers.Tagging;
using PuyangFabu.Storage;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Tags;
using PuyangFabu.WeChat.Api.Users;

namespace PuyangFabu.Followers.Syncing;

/// <summary>
/// Fetches an account's tags, then its openids page by page, then what is known of each in batches. One call to WeChat a
/// step; where it stands is a row, so that a crash repeats at most the step that was under way, which changes nothing.
/// </summary>
public sealed class FollowerSync(
    FollowerSyncStore syncs, FollowerStore followers, AccountRegistry accounts, IUserApi users, ITagApi tags, Database database, TimeProvider clock)
{
    private const int WriteSize = 500;

    /// <summary>How long a step rests after the process that made it was killed; one that lives renews its lease.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    /// <returns>False when nothing was due.</returns>
    public async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await syncs.LeaseAsync(now.ToUnixTimeMilliseconds(), (now + Lease).ToUnixTimeMilliseconds(), cancellation) is not { } sync)
        {
            return false;
        }

        if (accounts.Find(sync.Account) is not { } account)
        {
            await MoveAsync(sync, SyncFailures.After(sync, SyncFailures.NoAccount, now), cancellation);
            return true;
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

        return true;
    }

    private async Task RenewAsync(FollowerSyncRow sync, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
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
                await FollowerTagStore.ReplaceAsync(session, account.Slug, answer.Value);
                await FollowerSyncStore.MoveAsync(session, sync, Forward(sync) with { Phase = SyncPhase.Listing });
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

        var next = Forward(sync) with { Total = page.Total, Listed = sync.Listed + page.OpenIds.Count, NextOpenId = page.NextOpenId };
        if (page.OpenIds.Count == 0 || page.NextOpenId.Length == 0 || page.NextOpenId == sync.NextOpenId)
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
                var departed = await FollowerStore.DepartedAsync(session, sync.Account, sync.Run, sync.StartedMs, clock.NowMs());
                await FollowerSyncStore.MoveAsync(session, sync, next with { Phase = SyncPhase.Informing, NextOpenId = "", Departed = departed });
            },
            cancellation);
    }

    private async Task InformAsync(FollowerSyncRow sync, WeChatAccount account, CancellationToken cancellation)
    {
        var openIds = await followers.UninformedAsync(account.Slug, sync.Run, IUserApi.MostInfos, cancellation);
        if (openIds.Count == 0)
        {
            await MoveAsync(sync, Forward(sync) with { State = SyncState.Done, FinishedMs = clock.NowMs() }, cancellation);
            return;
        }

        var answer = await users.InfoAsync(account.Api, openIds, cancellation);
        if (answer.Failure is { } failure)
        {
            await FailAsync(sync, failure, cancellation);
            return;
        }

        await database.WriteAsync(
            async session =>
            {
                if (!await FollowerSyncStore.MoveAsync(session, sync, Forward(sync) with { Informed = sync.Informed + openIds.Count }))
                {
                    return;
                }

                await FollowerStore.PassOverAsync(session, account.Slug, openIds, sync.Run);
                foreach (var person in answer.Value)
                {
                    await FollowerStore.InformAsync(session, account.Slug, person, clock.NowMs());
                }
            },
            cancellation);
    }

    private FollowerSyncRow Forward(FollowerSyncRow sync) => sync with { NextStepMs = clock.NowMs(), Attempts = 0, Problem = "" };

    private Task<bool> FailAsync(FollowerSyncRow sync, ApiFailure failure, CancellationToken cancellation) =>
        MoveAsync(sync, SyncFailures.After(sync, failure, clock.GetUtcNow()), cancellation);

    private Task<bool> MoveAsync(FollowerSyncRow from, FollowerSyncRow to, CancellationToken cancellation) =>
        database.WriteAsync(session => FollowerSyncStore.MoveAsync(session, from, to), cancellation);
}
