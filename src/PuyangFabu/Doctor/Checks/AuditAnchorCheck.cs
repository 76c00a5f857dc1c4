using PuyangFabu.Audit;
using PuyangFabu.Storage;

namespace PuyangFabu.Doctor.Checks;

/// <summary>Whether the record is anchored outside the database, as it is every hour while the product runs.</summary>
public sealed class AuditAnchorCheck(AuditStore store, AuditAnchors anchors, TimeProvider clock) : IDoctorCheck
{
    private const string Name = "审计锚定";
    private static readonly TimeSpan Late = TimeSpan.FromHours(25);

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var head = await store.HeadAsync(cancellation);
        if (head.Sequence == 0)
        {
            return [new(Name, FindingLevel.Fine, "审计日志还是空的。")];
        }

        var kept = anchors.Read();
        var furthest = kept.Keys.DefaultIfEmpty(0).Max();
        if (await store.AfterAsync(furthest, 1, cancellation) is not [var next])
        {
            return [new(Name, FindingLevel.Fine, $"审计日志 {head.Sequence} 条，全部已锚定。")];
        }

        var waiting = TimeSpan.FromMilliseconds(clock.NowMs() - next.AtMs);
        return waiting > Late
            ? [new(Name, FindingLevel.Wrong, $"第 {next.Sequence} 条起的审计记录已有 {waiting.TotalDays:0.0} 天没有锚定。", $"确认服务在运行、{anchors.Folder} 可写，并查看日志中的原因；再运行 audit verify。")]
            : [new(Name, FindingLevel.Fine, $"审计日志 {head.Sequence} 条，已锚定到第 {furthest} 条。")];
    }
}
