using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Doctor.Checks;

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
                $"从 {UnixMilliseconds.ToChinaTime(held.SinceMs):yyyy-MM-dd HH:mm} 起，到期事项暂停：{held.Reason}",
                "核对之后运行 restore --release，或用 POST /api/holds/due-work/release 放行。")),
        ];
        return held.Count > 0 ? held : [new(Name, FindingLevel.Fine, "没有。")];
    }
}
