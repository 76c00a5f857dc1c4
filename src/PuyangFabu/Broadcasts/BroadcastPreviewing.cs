using PuyangFabu.Accounts;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;
using PuyangFabu.Storage;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Broadcasts;

/// <summary>Shows a broadcast on one named phone before it is approved or sent.</summary>
public sealed class BroadcastPreviewing(
    Database database, BroadcastDesk desk, BroadcastContents contents, AccountRegistry accounts, IMassSendApi mass)
{
    private const int UnknownMediaId = 40007;
    private const int LongestName = 64;

    public async Task<Outcome<Broadcast>> PreviewAsync(long id, PreviewRequest request, Actor actor, CancellationToken cancellation)
    {
        var (openId, wxName) = (request.OpenId?.Trim() ?? "", request.WxName?.Trim() ?? "");
        if ((openId.Length == 0) == (wxName.Length == 0) || openId.Length + wxName.Length > LongestName || (openId + wxName).Any(static c => c is <= ' ' or > '~'))
        {
            return Refusal.BadInput("openId", "要写明给谁预览：openId（关注者）或 wxName（微信号）之一");
        }

        var allowed = await desk.CheckAsync(id, BroadcastAction.Preview, actor, new MoveRequest(), cancellation);
        if (allowed.IsRefused)
        {
            return allowed.Refusal;
        }

        var broadcast = allowed.Value;
        if (accounts.Find(broadcast.Account) is not { } account)
        {
            return Refusal.Conflict("accountGone", $"账号“{broadcast.Account}”已不存在。");
        }

        for (var again = false; ; again = true)
        {
            // A draft of ours may have other pictures by now than the draft at WeChat was made of.
            var isReady = broadcast.State != BroadcastState.Draft && broadcast.PreviewHash == broadcast.ContentHash;
            var draft = isReady && !again ? broadcast.PreviewMediaId : null;
            if (draft is null)
            {
                var articles = await database.ReadAsync(session => BroadcastStore.ArticlesAsync(session, id), cancellation);

                // Once it is handed in, a preview shows what would be sent; before, what there is now.
                var pinned = broadcast.State == BroadcastState.Draft ? await contents.PinAsync(broadcast, articles, cancellation) : broadcast;
                if (pinned.IsRefused)
                {
                    return pinned.Refusal;
                }

                var prepared = await contents.PrepareAsync(account, pinned.Value, articles, cancellation);
                if (!prepared.IsDone)
                {
                    return prepared.Problem!;
                }

                draft = prepared.Value;
            }

            var shown = await mass.PreviewAsync(
                account.Api, openId.Length > 0 ? openId : null, wxName.Length > 0 ? wxName : null, BroadcastContents.Of(broadcast, draft), cancellation);
            if (!shown.IsFailed)
            {
                return await desk.RunAsync(
                    id, BroadcastAction.Preview, actor, new MoveRequest(),
                    async open =>
                    {
                        await BroadcastStore.SetPreviewAsync(open.Session, id, draft, broadcast.ContentHash);
                        await open.TellAsync(open.Broadcast, wxName.Length > 0 ? "发给一个微信号" : "发给一位关注者");
                        return open.Broadcast;
                    },
                    CancellationToken.None);
            }

            // The draft is gone, deleted by hand in WeChat's console: one more is made.
            if (again || shown.Failure.Code != UnknownMediaId)
            {
                return WeChatRefusals.Of(shown.Failure);
            }
        }
    }
}
