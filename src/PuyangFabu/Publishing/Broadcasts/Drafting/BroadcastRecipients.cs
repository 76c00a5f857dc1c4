using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Publishing.Broadcasts.Approval;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>
/// Takes people out of lists, and lists out of broadcasts, when they may be kept no longer. Before it is sent a shorter list
/// is another audience: it is approved anew. While it is being sent the place of who left is kept as a digest, so that the
/// approval of the others holds.
/// </summary>
public sealed class BroadcastRecipients(BroadcastOptions options, AuditLog audit, TimeProvider clock) : IPersonalDataStore, IExpiringRows
{
    private const string Shorter = "名单里有人取消了关注，已从名单删去；请核对名单后重新提交批准。";
    private const string Expired = "名单因长期没有发出已到期删除；请修改草稿，重新填写名单。";

    public IReadOnlyList<PersonalColumns> PersonalData { get; } = [new("broadcast_recipients", "Broadcasts:RecipientDays", "open_ids")];

    /// <summary>Takes one person out of every list.</summary>
    public async Task ForgetAsync(DbSession session, string account, string openId)
    {
        foreach (var id in await BroadcastPartStore.WithListAsync(session, openId))
        {
            if (await BroadcastStore.TakeAsync(session, id) is { } broadcast && await RemoveAsync(session, broadcast, openId) && IsUnsent(broadcast))
            {
                await ToDraftAsync(session, broadcast, Shorter);
            }
        }
    }

    /// <summary>Takes away the lists of what has not been touched for long and is neither planned nor being sent.</summary>
    public async Task<int> ExpireAsync(DbSession session, DateTimeOffset now, int limit)
    {
        var before = now.AddDays(-options.RecipientDays).ToUnixTimeMilliseconds();
        var removed = 0;
        foreach (var id in await BroadcastPartStore.WithListAsync(session, openId: null))
        {
            if (removed < limit && await BroadcastStore.FindAsync(session, id) is { } seen && IsOver(seen, before)
                && await BroadcastStore.TakeAsync(session, id) is { } broadcast && IsOver(broadcast, before))
            {
                await BroadcastPartStore.ForgetRecipientsAsync(session, id);
                removed++;
                if (IsUnsent(broadcast))
                {
                    await ToDraftAsync(session, broadcast, Expired);
                }
            }
        }

        return removed;
    }

    private static bool IsUnsent(Broadcast broadcast) =>
        broadcast.State is BroadcastState.Draft or BroadcastState.PendingApproval or BroadcastState.Approved or BroadcastState.Scheduled;

    private static bool IsOver(Broadcast broadcast, long beforeMs) =>
        broadcast.UpdatedMs < beforeMs && broadcast.State is not BroadcastState.Sending
        && (broadcast.State != BroadcastState.Scheduled || broadcast.ScheduledMs < beforeMs);

    /// <returns>False when no list named the person after all.</returns>
    private static async Task<bool> RemoveAsync(DbSession session, Broadcast broadcast, string openId)
    {
        var named = false;
        foreach (var part in await BroadcastPartStore.ListAsync(session, broadcast.Id))
        {
            var entries = await BroadcastPartStore.EntriesAsync(session, part.Id);
            if (entries.Contains(openId))
            {
                named = true;
                var others = IsUnsent(broadcast)
                    ? entries.Where(entry => entry != openId)
                    : entries.Select(entry => entry == openId ? RecipientLists.DigestOf(entry) : entry);
                await BroadcastPartStore.SetEntriesAsync(session, part.Id, [.. others]);
            }
        }

        return named;
    }

    private async Task ToDraftAsync(DbSession session, Broadcast broadcast, string why)
    {
        var entries = await BroadcastPartStore.AllEntriesAsync(session, broadcast.Id);
        var draft = BroadcastApproval.Unapproved(broadcast) with
        {
            Recipients = entries.Count,
            ContentHash = Broadcast.HashOf(broadcast, await BroadcastStore.ArticlesAsync(session, broadcast.Id), entries),
            Attention = why,
        };
        var action = broadcast.State == BroadcastState.Draft ? BroadcastAction.Progress : BroadcastAction.Void;
        await new OpenBroadcast(session, audit, Actor.Product, action, broadcast, clock.NowMs()).MoveAsync(draft, why);
    }
}
