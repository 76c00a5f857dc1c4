using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Broadcasts.Results;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>Whether a mass message waits for a person who may not know it.</summary>
public sealed class WaitingBroadcastsCheck(Database database, BroadcastStore broadcasts, UnclaimedResults unclaimed) : IDoctorCheck
{
    private const string Name = "群发";
    private const int Most = 20;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        var asking = await database.ReadAsync(BroadcastPartStore.AskingAsync, cancellation);
        foreach (var state in (string[])[BroadcastState.Unknown, BroadcastState.Approved, BroadcastState.Sending, BroadcastState.Submitted])
        {
            findings.AddRange((await broadcasts.ListAsync(null, state, null, null, Most, cancellation))
                .Where(static broadcast => broadcast.Attention.Length > 0)
                .Select(broadcast => new Finding(
                    Name,
                    broadcast.State == BroadcastState.Unknown && !asking.Contains(broadcast.Id) ? FindingLevel.Wrong : FindingLevel.Notice,
                    $"群发 {broadcast.Id}（{BroadcastState.NameOf(broadcast.State)}）：{broadcast.Attention}",
                    asking.Contains(broadcast.Id) ? "系统会自动再问，先不要动它，也不要另发一条。"
                        : broadcast.State is BroadcastState.Unknown or BroadcastState.Submitted ? "到公众平台核对发送记录，再在后台这条群发的页面上写明核对的结果。"
                        : broadcast.State == BroadcastState.Sending ? "按提示处理；系统会继续尝试，半小时内发不出去就停下等人。"
                        : "看过之后重新安排发送，或取消。")));
        }

        if (await unclaimed.CountAsync(cancellation) is > 0 and var count)
        {
            findings.Add(new(
                Name, FindingLevel.Notice, $"一天内收到 {count} 条群发结束的通知，任务不是本系统发起的，没有采用。", "在公众平台手工群发过则无须处理；否则请核对公众平台的发送记录，并更换 Token。"));
        }

        return findings.Count > 0 ? findings : [new(Name, FindingLevel.Fine, "没有等人处理的群发。")];
    }
}
