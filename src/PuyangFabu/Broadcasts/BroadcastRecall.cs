using PuyangFabu.Accounts;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;
using PuyangFabu.Storage;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Broadcasts;

/// <summary>Has WeChat delete the content of what was sent. Deleting twice does no harm, so a failure may simply be tried again.</summary>
public sealed class BroadcastRecall(Database database, BroadcastDesk desk, AccountRegistry accounts, IMassSendApi mass, TimeProvider clock)
{
    /// <summary>What everybody must know who recalls.</summary>
    public const string Warning =
        "撤回只会删除图文内容：已经收到的卡片仍留在每个人的聊天里，点开显示内容已删除；看过、转发过的无法收回；用同一素材发出的其他群发也会一并失效；用掉的群发次数不退还。";

    public async Task<Outcome<Broadcast>> RecallAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation)
    {
        // Before anything is deleted: afterwards a wrong revision or a comment that is too long would come too late.
        var allowed = await desk.CheckAsync(id, BroadcastAction.Recall, actor, request, cancellation);
        if (allowed.IsRefused)
        {
            return allowed.Refusal;
        }

        var broadcast = allowed.Value;
        if (broadcast.Kind != BroadcastKind.Articles)
        {
            return Refusal.Conflict("notRecallable", "微信只能撤回图文和视频，文字和图片发出后不能撤回；请另发一条更正。");
        }

        if (accounts.Find(broadcast.Account) is not { } account)
        {
            return Refusal.Conflict("accountGone", $"账号“{broadcast.Account}”已不存在。");
        }

        var sent = (await database.ReadAsync(session => BroadcastPartStore.ListAsync(session, id), cancellation))
            .Where(PartRules.IsRecallable)
            .ToList();
        if (sent.Count == 0)
        {
            return Refusal.Conflict("nothingSent", "没有已发出、可以撤回的部分。");
        }

        Refusal? problem = null;
        var recalled = new HashSet<long>();
        foreach (var part in sent)
        {
            var deleted = await mass.DeleteAsync(account.Api, part.MsgId, 0, cancellation);
            if (deleted.IsFailed)
            {
                problem = WeChatRefusals.Of(deleted.Failure);
                break;
            }

            recalled.Add(part.Id);
        }

        if (recalled.Count == 0)
        {
            return problem!;
        }

        // What WeChat has deleted is written down even when the caller is gone by now.
        return await desk.RunAsync(
            id, BroadcastAction.Recall, actor, request with { Revision = null, ContentHash = null },
            async open =>
            {
                // As they are by now: a report may have come meanwhile.
                foreach (var part in (await BroadcastPartStore.ListAsync(open.Session, id)).Where(part => recalled.Contains(part.Id)))
                {
                    await BroadcastPartStore.MoveAsync(open.Session, part, part with { State = PartState.Recalled, NextStepMs = BroadcastPart.Never, FinishedMs = clock.NowMs() });
                }

                return await open.MoveAsync(
                    open.Broadcast with
                    {
                        State = problem is null ? BroadcastState.Recalled : open.Broadcast.State,
                        Attention = problem is null ? "" : $"只撤回了 {recalled.Count} 部分，其余未成功：{problem.Title}",
                    },
                    request.Comment?.Trim() ?? "");
            },
            CancellationToken.None);
    }
}
