using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Conversation.FollowerCare.Syncing;

/// <summary>Starts synchronisations and tells how they are; the worker makes their steps.</summary>
public sealed class FollowerSyncDesk(FollowerLookup lookup, FollowerSyncStore syncs, Database database, AuditLog audit, TimeProvider clock)
{
    /// <summary>Starts one, or shows the one that is running.</summary>
    public async Task<Outcome<FollowerSyncView>> StartAsync(Actor actor, string? slug, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        if (account.IsRefused)
        {
            return account.Refusal;
        }

        await database.WriteAsync(
            async session =>
            {
                if (await FollowerSyncStore.StartAsync(session, account.Value.Slug, clock.NowMs()))
                {
                    await audit.RecordAsync(session, new AuditEntry { Actor = actor, Action = "follower.sync", TargetKind = "account", TargetId = account.Value.Slug });
                }
            },
            cancellation);
        return FollowerSyncView.Of(await syncs.FindAsync(account.Value.Slug, cancellation));
    }

    public async Task<Outcome<FollowerSyncView>> ShowAsync(string? slug, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        return account.IsRefused ? account.Refusal : FollowerSyncView.Of(await syncs.FindAsync(account.Value.Slug, cancellation));
    }
}
