using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Operations.Doctor.Checks;

/// <summary>Whether the record is whole and anchored outside the database; reads all of it.</summary>
public sealed class AuditAnchorCheck(
    AuditStore store, AuditAnchorStore anchorStore, AnchorFolder anchors, AuditVerification verification, TimeProvider clock) : IDoctorCheck
{
    private const string Name = "审计锚定";
    private static readonly TimeSpan Late = TimeSpan.FromHours(25);

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var verdict = await verification.RunAsync(cancellation);
        if (!verdict.Valid)
        {
            return
            [
                verdict.Open
                    ? new(Name, FindingLevel.Wrong, $"审计记录不完整，已停止锚定：{verdict.Reason}", $"立即把数据库和 {anchors.Folder} 原样保全，查明是谁改的；再由安全管理员或审计员在后台的“审计”里确认。")
                    : new(Name, FindingLevel.Notice, $"审计记录有过矛盾，已经确认：{verdict.Reason}", "无须再做什么；以后每次核对审计都会说明它。"),
            ];
        }

        var known = await anchorStore.HeadAsync(cancellation);
        if (verdict.Count == 0)
        {
            return [new(Name, FindingLevel.Fine, "审计日志还是空的。")];
        }

        if (await store.AfterAsync(known.Sequence, 1, cancellation) is not [var next])
        {
            return [new(Name, FindingLevel.Fine, $"审计日志 {verdict.Count} 条，完整，全部已锚定。")];
        }

        var waiting = TimeSpan.FromMilliseconds(clock.NowMs() - next.AtMs);
        return waiting > Late
            ? [new(Name, FindingLevel.Wrong, $"第 {next.Sequence} 条起的审计记录已有 {waiting.TotalDays:0.0} 天没有锚定。", $"确认服务在运行、{anchors.Folder} 可写，并查看日志中的原因；再在后台的“审计”里核对。")]
            : [new(Name, FindingLevel.Fine, $"审计日志 {verdict.Count} 条，完整，已锚定到第 {known.Sequence} 条。")];
    }
}
