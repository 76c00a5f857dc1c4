using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Broadcasts.Sending;

namespace PuyangFabu.Console.Desk;

/// <summary>Today's broadcasts, what is planned, and how many sends are left.</summary>
public sealed class SendingDay(BroadcastReading broadcasts, AccountRegistry accounts, TimeProvider clock)
{
    public async Task<SendingDayView> ReadAsync(CancellationToken cancellation)
    {
        var today = UnixMilliseconds.ToChinaTime(clock.GetUtcNow().ToUnixTimeMilliseconds()).Date;
        var newest = (await broadcasts.ListAsync(account: null, status: null, cursor: null, cancellation)).Value.Items;
        var scheduled = (await broadcasts.ListAsync(account: null, BroadcastState.Scheduled, cursor: null, cancellation)).Value.Items;
        var quotas = new List<QuotaView>();
        foreach (var account in accounts.All)
        {
            quotas.Add((await broadcasts.QuotaAsync(account.Slug, cancellation)).Value);
        }

        return new(
            [.. newest.Concat(scheduled).DistinctBy(static item => item.Id).Where(item => IsOfToday(item, today)).OrderBy(static item => item.Id)],
            [.. scheduled.Where(item => item.ScheduledAt is { } at && at.Date > today).OrderBy(static item => item.ScheduledAt)],
            quotas)
        {
            Pending = [.. (await broadcasts.ListAsync(account: null, BroadcastState.PendingApproval, cursor: null, cancellation)).Value.Items.OrderBy(static item => item.Id)],
        };
    }

    /// <summary>Whether the desk looks again by itself.</summary>
    public static bool IsMoving(BroadcastItem item) => BroadcastState.IsMoving(item.Status);

    private static bool IsOfToday(BroadcastItem item, DateTime today) => item.Status switch
    {
        BroadcastState.Draft or BroadcastState.PendingApproval or BroadcastState.Cancelled => false,
        BroadcastState.Scheduled or BroadcastState.Approved => item.ScheduledAt is not { } at || at.Date <= today,
        _ => item.UpdatedAt.Date == today || IsMoving(item),
    };
}
