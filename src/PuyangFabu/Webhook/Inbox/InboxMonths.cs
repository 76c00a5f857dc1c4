using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Webhook.Inbox;

/// <summary>
/// Makes the partitions of the inbox ahead of their months. What came before its month was there, and what a restore put in, is
/// moved to where it belongs, month by month.
/// </summary>
public sealed class InboxMonths(Database database, TimeProvider clock) : IDueWork
{
    private const int MonthsAhead = 2;

    public string Name => "收件箱各月份的准备";

    public TimeSpan Interval { get; } = TimeSpan.FromHours(1);

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        if (!database.Dialect.HasMonths)
        {
            return null;
        }

        var now = UnixMilliseconds.ToChinaTime(clock.NowMs());
        for (var ahead = 0; ahead <= MonthsAhead; ahead++)
        {
            await KeepAsync(now.AddMonths(ahead).ToUnixTimeMilliseconds(), cancellation);
        }

        while (await database.ReadAsync(InboxMonthStore.MissingAsync, cancellation) is { } missing && await KeepAsync(missing, cancellation))
        {
        }

        return null;
    }

    private Task<bool> KeepAsync(long atMs, CancellationToken cancellation) =>
        database.WriteAsync(session => InboxMonthStore.KeepAsync(session, atMs), cancellation);
}
