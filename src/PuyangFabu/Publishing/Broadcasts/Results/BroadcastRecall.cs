using PuyangFabu.Accounts;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Publishing.Broadcasts.Results;

/// <summary>Has WeChat delete the content of what was sent. That it is being recalled is on disk before WeChat is asked, and stays so until it is known.</summary>
public sealed class BroadcastRecall(BroadcastDesk desk, AccountRegistry accounts, RecallCalls calls)
{
    /// <summary>What everybody must know who recalls, one by one.</summary>
    public static readonly IReadOnlyList<string> Consequences =
    [
        "撤回只会删除图文内容：已经收到的卡片仍留在每个人的聊天里，点开显示内容已删除",
        "看过、转发过的无法收回",
        "用同一素材发出的其他群发也会一并失效",
        "用掉的群发次数不退还",
    ];

    /// <summary>All of it as one sentence.</summary>
    public static string Warning { get; } = $"{string.Join('；', Consequences)}。";

    public async Task<Outcome<Broadcast>> RecallAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation)
    {
        var begun = new List<OutsideCall>();
        WeChatAccount? account = null;
        var recalling = await desk.RunAsync(
            id, BroadcastAction.Recall, actor, request,
            async open =>
            {
                begun.Clear();
                account = accounts.Find(open.Row.Account);
                var parts = (await BroadcastPartStore.ListAsync(open.Session, id)).Where(BroadcastPart.IsRecallable).ToList();
                if (await ObstacleAsync(open, account, parts) is { } obstacle)
                {
                    return obstacle;
                }

                var moved = await open.MoveAsync(
                    open.Row with { State = BroadcastState.Recalling, Attention = "正在撤回，等微信答复。" }, request.Trimmed);
                foreach (var part in moved.IsRefused ? [] : parts)
                {
                    begun.Add(await calls.BeginAsync(open.Session, actor, moved.Value, part));
                }

                return moved;
            },
            cancellation);
        if (recalling.IsRefused)
        {
            return recalling.Refusal;
        }

        // From here on nothing depends on whoever asked.
        ApiFailure? problem = null;
        var recalled = 0;
        foreach (var call in begun)
        {
            var answer = await calls.RunAsync(call, account!);
            problem = answer.Failure ?? problem;
            recalled += answer.IsFailed ? 0 : 1;
        }

        return recalled == 0 && problem is not null ? OutsideCallRefusals.Of(OutsideCallKind.Recall, problem) : recalling.Value;
    }

    private static async Task<Refusal?> ObstacleAsync(OpenBroadcast open, WeChatAccount? account, List<BroadcastPart> parts) =>
        open.Row.Kind != BroadcastKind.Articles ? Refusal.Conflict(BroadcastRefusals.NotRecallableCode, BroadcastRefusals.OnlyArticlesRecalled)
        : account is null ? Refusal.Conflict(RefusalCodes.AccountGone, $"账号“{open.Row.Account}”已不存在。")
        : await RecallCalls.IsOpenAsync(open.Session, open.Row.Id) ? Refusal.Conflict(BroadcastRefusals.RecallingCode, "正在撤回，结果出来之前不用再按。")
        : parts.Count == 0 ? Refusal.Conflict(BroadcastRefusals.NothingSentCode, "没有已发出、可以撤回的部分。")
        : null;
}
