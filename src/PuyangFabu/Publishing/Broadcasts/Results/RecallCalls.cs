using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Publishing.Broadcasts.Results;

/// <summary>
/// Has WeChat delete the content of one part, again if it must be: deleting twice does no harm. When the last call about a
/// broadcast has its end, the broadcast does too.
/// </summary>
public sealed class RecallCalls(RecordedCalls calls, IMassSendApi mass, AuditLog audit, TimeProvider clock) : IOutsideCallFollowUp
{
    public IReadOnlyList<string> Kinds { get; } = [OutsideCallKind.Recall];

    /// <summary>Whether a call about the broadcast is under way, or will be made again.</summary>
    public static async Task<bool> IsOpenAsync(DbSession session, long broadcastId) => (await ListAsync(session, broadcastId)).Any(static call => call.IsOpen);

    /// <summary>Writes the intent for one part.</summary>
    public Task<OutsideCall> BeginAsync(DbSession session, Actor actor, Broadcast broadcast, BroadcastPart part) => calls.BeginAsync(session, new OutsideIntent
    {
        Kind = OutsideCallKind.Recall,
        Account = broadcast.Account,
        Actor = actor,
        SubjectKind = Broadcast.AuditKind,
        SubjectId = $"{broadcast.Id}",
        ContentHash = broadcast.ContentHash,
        Detail = part.MsgId,
    });

    public Task<ApiAnswer<ApiDone>> RunAsync(OutsideCall call, WeChatAccount account) =>
        calls.RunAsync(call, limit => mass.DeleteAsync(account.Api, call.Detail, 0, limit), (session, answer) => StoreAsync(session, call, answer));

    public Task FollowUpAsync(OutsideCall call, WeChatAccount account) => calls.RunAsync(
        call,
        async limit =>
        {
            var deleted = await mass.DeleteAsync(account.Api, call.Detail, 0, limit);

            // After a call that may have counted, a refusal may only mean that it did.
            return deleted.Failure?.Kind == ApiFailureKind.Refused
                && await mass.ProgressAsync(account.Api, call.Detail, limit) is { IsFailed: false, Value: MassSendProgress.Deleted } ? ApiDone.It : deleted;
        },
        (session, answer) => StoreAsync(session, call, answer));

    private static Task<IReadOnlyList<OutsideCall>> ListAsync(DbSession session, long broadcastId) =>
        OutsideCallStore.OfSubjectAsync(session, OutsideCallKind.Recall, Broadcast.AuditKind, $"{broadcastId}");

    private async Task StoreAsync(DbSession session, OutsideCall call, ApiAnswer<ApiDone> answer)
    {
        if (await BroadcastStore.TakeAsync(session, long.Parse(call.SubjectId, CultureInfo.InvariantCulture)) is not { } broadcast)
        {
            return;
        }

        var parts = await BroadcastPartStore.ListAsync(session, broadcast.Id);
        if (!answer.IsFailed)
        {
            // As it is by now: a report may have come meanwhile.
            foreach (var part in parts.Where(part => part.MsgId == call.Detail))
            {
                await BroadcastPartStore.MoveAsync(session, part, part with { State = PartState.Recalled, NextStepMs = BroadcastPart.Never, FinishedMs = clock.NowMs() });
            }

            parts = await BroadcastPartStore.ListAsync(session, broadcast.Id);
        }

        if (broadcast.State == BroadcastState.Recalling && Ended(broadcast, parts, await ListAsync(session, broadcast.Id)) is { } to && to != broadcast)
        {
            await new OpenBroadcast(session, audit, Actor.Product, BroadcastAction.Progress, broadcast, clock.NowMs()).MoveAsync(
                to, to.State == BroadcastState.Recalling ? "撤回的结果未知" : to.State == BroadcastState.Recalled ? "微信已删除图文内容" : to.Attention);
        }
    }

    // The newest call of each job says how it stands.
    private static Broadcast Ended(Broadcast broadcast, IReadOnlyList<BroadcastPart> parts, IReadOnlyList<OutsideCall> calls)
    {
        var last = calls.GroupBy(static call => call.Detail, StringComparer.Ordinal).Select(static job => job.Last()).ToList();
        var recalled = parts.Count(static part => part.State == PartState.Recalled);
        if (last.Exists(static call => call.State == OutsideCallState.Intended))
        {
            return broadcast;
        }

        if (last.Find(static call => call.State == OutsideCallState.Unknown) is { } unknown)
        {
            return broadcast with
            {
                Attention = $"撤回已发出，结果未知：{unknown.Result}{(unknown.IsOpen ? "系统会自动核对。" : "请到公众平台核对，需要时再次撤回。")}",
            };
        }

        return parts.Any(BroadcastPart.IsRecallable)
            ? broadcast with
            {
                State = BroadcastState.Of(parts),
                Attention = $"{(recalled > 0 ? $"只撤回了 {recalled} 部分，其余未成功" : "撤回未成功")}：{last.FindLast(static call => call.State == OutsideCallState.Refused)?.Result}",
            }
            : broadcast with { State = BroadcastState.Recalled, Attention = "" };
    }
}
