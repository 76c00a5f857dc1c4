using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>Shows a broadcast on one named phone before it is approved or sent: to a registered one, unless who asks may approve it.</summary>
public sealed class BroadcastPreviewing(
    Database database, BroadcastDesk desk, BroadcastContents contents, AccountRegistry accounts, FollowerStore followers, NamedFollowers named, RecordedCalls calls, IMassSendApi mass)
{
    private const int UnknownPerson = 40003;
    private const int UnknownMediaId = 40007;

    public async Task<Outcome<Broadcast>> PreviewAsync(long id, PreviewRequest request, Actor actor, CancellationToken cancellation)
    {
        var written = string.IsNullOrWhiteSpace(request.Follower) ? PreviewTarget.Read(request.OpenId, request.WxName) : null;
        if (written?.Refusal is { } unreadable)
        {
            return unreadable;
        }

        var allowed = await desk.CheckAsync(id, BroadcastAction.Preview, actor, new MoveRequest(), cancellation);
        if (allowed.IsRefused)
        {
            return allowed.Refusal;
        }

        var broadcast = allowed.Value;
        if (accounts.Find(broadcast.Account) is not { } account)
        {
            return Refusal.Conflict(RefusalCodes.AccountGone, $"账号“{broadcast.Account}”已不存在。");
        }

        var target = written ?? await FollowerAsync(actor, account, request, cancellation);
        if (target.IsRefused)
        {
            return target.Refusal;
        }

        if (!await MayShowAsync(actor, account, target.Value, cancellation))
        {
            return NotRegistered;
        }

        for (var again = false; ; again = true)
        {
            // A draft of ours may have other pictures by now than the draft at WeChat was made of.
            var isReady = broadcast.State != BroadcastState.Draft && broadcast.PreviewHash == broadcast.ContentHash;
            var draft = isReady && !again ? broadcast.PreviewMediaId : null;
            if (draft is null)
            {
                var prepared = await PrepareAsync(account, actor, broadcast, cancellation);
                if (prepared.IsRefused)
                {
                    return prepared.Refusal;
                }

                draft = prepared.Value;
            }

            var (shown, failure) = await ShowAsync(account, actor, broadcast, draft, target.Value, cancellation);

            // The draft is gone, deleted by hand in WeChat's console: one more is made.
            if (failure is null || again || failure.Code != UnknownMediaId)
            {
                return failure is null ? shown : RefusalOf(target.Value, failure);
            }
        }
    }

    /// <summary>Whether the person may choose whose phone it is shown on; others only those that were registered.</summary>
    public static bool MayShowAnybody(Actor actor) => actor.May(Permission.ApproveBroadcasts);

    private static Refusal NotRegistered { get; } = Refusal.NotAllowed(
        BroadcastRefusals.PreviewNotRegisteredCode,
        "这个预览对象没有登记：没有批准权的人只能预览到登记过的手机。请系统管理员登记，或请发布人员代为预览。");

    private async Task<Outcome<PreviewTarget>> FollowerAsync(Actor actor, WeChatAccount account, PreviewRequest request, CancellationToken cancellation)
    {
        if (!MayShowAnybody(actor))
        {
            return NotRegistered;
        }

        if (!string.IsNullOrWhiteSpace(request.OpenId) || !string.IsNullOrWhiteSpace(request.WxName))
        {
            return Refusal.BadInput("follower", "粉丝和微信号只写一个");
        }

        var found = await named.FindAsync(account.Slug, request.Follower!, "follower", cancellation);
        return found.IsRefused ? found.Refusal : new PreviewTarget(PreviewName.OpenId, found.Value);
    }

    // WeChat says the same of an openid and of a WeChat id that it does not know; only an openid is mended by a synchronization.
    private static Refusal RefusalOf(PreviewTarget target, ApiFailure failure)
    {
        var refusal = OutsideCallRefusals.Of(OutsideCallKind.Preview, failure);
        return target.WxName is not null && failure.Code == UnknownPerson
            ? refusal with { Title = $"微信没有找到这个微信号，或那个人没有关注这个公众号（错误码 {UnknownPerson}）。请核对微信号（不是昵称），并请那个人先关注。" }
            : refusal;
    }

    private async Task<bool> MayShowAsync(Actor actor, WeChatAccount account, PreviewTarget target, CancellationToken cancellation) =>
        MayShowAnybody(actor)
        || await database.ReadAsync(session => PreviewNameStore.IsKnownAsync(session, account.Slug, target.Kind, target.Name), cancellation);

    private async Task<Outcome<string>> PrepareAsync(WeChatAccount account, Actor actor, Broadcast broadcast, CancellationToken cancellation)
    {
        var articles = await database.ReadAsync(session => BroadcastStore.ArticlesAsync(session, broadcast.Id), cancellation);

        // Once it is handed in, a preview shows what would be sent; before, what there is now.
        var pinned = broadcast.State == BroadcastState.Draft ? await contents.PinAsync(broadcast, articles, cancellation) : broadcast;
        if (pinned.IsRefused)
        {
            return pinned.Refusal;
        }

        var prepared = await contents.PrepareAsync(account, actor, pinned.Value, articles, cancellation);
        return prepared.IsDone ? prepared.Value : prepared.Problem;
    }

    private async Task<(Outcome<Broadcast> Shown, ApiFailure? Failure)> ShowAsync(
        WeChatAccount account, Actor actor, Broadcast broadcast, string draft, PreviewTarget target, CancellationToken cancellation)
    {
        var noted = await database.ReadAsync(session => PreviewNameStore.NoteAsync(session, account.Slug, target.Kind, target.Name), cancellation);
        var shownTo = noted.Length > 0 ? noted
            : target.OpenId is { } openId && await followers.FindAsync(account.Slug, openId, cancellation) is { Code.Length: > 0 } follower
                ? FollowerNames.NameOf(follower.Code)
                : MaskedName.Of(target.Name);
        OutsideCall? begun = null;
        var open = await desk.RunAsync(
            broadcast.Id, BroadcastAction.Preview, actor, new MoveRequest { ContentHash = broadcast.ContentHash },
            async open =>
            {
                begun = await calls.BeginAsync(open.Session, new OutsideIntent
                {
                    Kind = OutsideCallKind.Preview,
                    Account = account.Slug,
                    Actor = actor,
                    SubjectKind = Broadcast.AuditKind,
                    SubjectId = $"{broadcast.Id}",
                    ContentHash = broadcast.ContentHash,
                    Detail = draft,
                    Recipients = [new OutsideRecipient(target.Name)],
                    ShownTo = shownTo,
                });
                return open.Row;
            },
            cancellation);
        if (open.IsRefused)
        {
            return (open, null);
        }

        var answer = await calls.RunAsync(
            begun!,
            limit => mass.PreviewAsync(account.Api, target.OpenId, target.WxName, BroadcastContents.Of(broadcast, draft), limit),
            async (session, told) =>
            {
                if (!told.IsFailed)
                {
                    await BroadcastStore.SetPreviewAsync(session, broadcast.Id, draft, broadcast.ContentHash);
                    await desk.TellPreviewAsync(session, actor, broadcast, shownTo);
                }
            });
        return (open, answer.Failure);
    }
}
