using PuyangFabu.Accounts;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Publications;

/// <summary>Takes published posts away at WeChat, and takes a person's word for those nobody knows of.</summary>
public sealed class PublicationEnding(PublicationStore store, PublicationDesk desk, AccountRegistry accounts, RemovalCalls calls)
{
    /// <summary>That it is being deleted is on disk before WeChat is asked, and stays so until it is known.</summary>
    public async Task<Outcome<Publication>> RemoveAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation)
    {
        OutsideCall? begun = null;
        WeChatAccount? account = null;
        var removing = await desk.RunAsync(
            id, PublicationAction.Remove, actor, request,
            async open =>
            {
                account = accounts.Find(open.Row.Account);
                if (account is null || open.Row.WeChatArticleId.Length == 0)
                {
                    return Refusal.Conflict(PublicationRefusals.ArticleIdUnknownCode, "不知道它在微信上的编号，请到微信公众平台的“发表记录”里删除。");
                }

                if (await RemovalCalls.IsOpenAsync(open.Session, id))
                {
                    return Refusal.Conflict(PublicationRefusals.RemovingCode, "正在删除，结果出来之前不用再按。");
                }

                var moved = await open.MoveAsync(open.Row with { Attention = "正在删除，等微信答复。" }, request.Trimmed);
                begun = moved.IsRefused ? null : await calls.BeginAsync(open.Session, actor, moved.Value);
                return moved;
            },
            cancellation);
        if (removing.IsRefused)
        {
            return removing.Refusal;
        }

        // From here on nothing depends on whoever asked.
        return (await calls.RunAsync(begun!, account!)).Failure is { } failure
            ? OutsideCallRefusals.Of(OutsideCallKind.RemovePublication, failure)
            : await store.FindAsync(id, CancellationToken.None) is { } removed ? removed : PublicationRefusals.NotFound;
    }

    public Task<Outcome<Publication>> ResolveAsync(long id, PublicationResolveRequest request, Actor actor, CancellationToken cancellation)
    {
        var refusal = request.Outcome is not (PublicationResolveRequest.Published or PublicationResolveRequest.NotPublished)
            ? Refusal.BadInput("outcome", "要写明核对的结果：published（已发布）或 notPublished（没有发布）")
            : null;
        return refusal is not null ? Task.FromResult<Outcome<Publication>>(refusal) : desk.RunAsync(
            id, PublicationAction.Resolve, actor, request,
            open => open.MoveAsync(
                open.Row with
                {
                    State = request.Outcome == PublicationResolveRequest.Published ? PublicationState.Published : PublicationState.Failed,
                    PublishedMs = request.Outcome == PublicationResolveRequest.Published ? open.NowMs : null,
                    Attention = "",
                    NextStepMs = Publication.Never,
                },
                request.Trimmed),
            cancellation);
    }
}
