using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Publications;

/// <summary>Reports of publishing jobs that this product is not known to have begun: kept for a day, in which their number may become known, and not longer.</summary>
public sealed class UnclaimedPublishResults(Database database, TimeProvider clock) : IDoctorCheck
{
    private const string Name = "发布";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task ForgetAsync(CancellationToken cancellation)
    {
        if (await CountAsync(cancellation) > 0)
        {
            await database.WriteAsync(
                session => PublishResultStore.ForgetUnclaimedAsync(session, clock.NowMs() - (long)Kept.TotalMilliseconds), cancellation);
        }
    }

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => await CountAsync(cancellation) is > 0 and var count
        ? [new(Name, FindingLevel.Notice, $"一天内收到 {count} 条发布结束的通知，任务不是本系统发起的，没有采用。", "在公众平台手工发布过则无须处理；否则请核对公众平台的发表记录，并更换 Token。")]
        : [new(Name, FindingLevel.Fine, "没有来历不明的发布通知。")];

    private Task<long> CountAsync(CancellationToken cancellation) => database.ReadAsync(PublishResultStore.UnclaimedAsync, cancellation);
}
