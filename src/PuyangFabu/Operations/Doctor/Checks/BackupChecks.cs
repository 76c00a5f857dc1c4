using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup;

namespace PuyangFabu.Operations.Doctor.Checks;

/// <summary>How old the last backup is.</summary>
public sealed class BackupAgeCheck(BackupStore store, TimeProvider clock) : IDoctorCheck
{
    private const string Name = "备份";
    private const string NextStep = "在后台的“备份”里下载一份，或在服务器上运行“backup 备份文件的路径”；并安排每天自动备份、拷到另一台机器。";
    private static readonly TimeSpan Old = TimeSpan.FromDays(7);
    private static readonly TimeSpan TooOld = TimeSpan.FromDays(31);

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        if (await store.LatestAsync(cancellation) is not { } last)
        {
            return [new(Name, FindingLevel.Notice, "这个数据库还没有备份过。", NextStep)];
        }

        var age = TimeSpan.FromMilliseconds(clock.NowMs() - last.FinishedMs);
        var text = $"上一次在 {ChinaTime.Minute(last.FinishedMs)}（{last.FileName}，{last.RowCount} 行）。";
        return
        [
            age > TooOld ? new(Name, FindingLevel.Wrong, text, NextStep)
            : age > Old ? new(Name, FindingLevel.Notice, text, NextStep)
            : new(Name, FindingLevel.Fine, text),
        ];
    }
}

/// <summary>Whether something still waits for a person after a restore.</summary>
public sealed class HoldCheck(DueWorkHold hold) : IDoctorCheck
{
    private const string Name = "暂停的事项";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        IReadOnlyList<Finding> held =
        [
            .. (await hold.ListAsync(cancellation)).Select(static held => new Finding(
                Name,
                FindingLevel.Notice,
                $"从 {ChinaTime.Minute(held.SinceMs)} 起，到期事项暂停：{held.Reason}",
                "核对之后，在后台的“备份”里放行，或在服务器上运行 restore --release。")),
        ];
        return held.Count > 0 ? held : [new(Name, FindingLevel.Fine, "没有。")];
    }
}
