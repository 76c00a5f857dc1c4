using PuyangFabu.Accounts;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;
using PuyangFabu.Review;
using PuyangFabu.WeChat.Api.Publishing;

namespace PuyangFabu.Publications;

/// <summary>Takes published posts away at WeChat, and takes a person's word for those nobody knows of.</summary>
public sealed class PublicationEnding(PublicationStore store, PublicationDesk desk, AccountRegistry accounts, IFreePublishApi api)
{
    private const int NoSuchPost = 53600;
    private const int AllArticles = 0;

    /// <summary>Deleting twice is deleting: only what was done is written down.</summary>
    public async Task<Outcome<Publication>> RemoveAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(request.Comment))
        {
            return Refusal.BadInput("comment", "要写明删除的理由");
        }

        if (await store.FindAsync(id, cancellation) is not { } found)
        {
            return PublicationRefusals.NotFound;
        }

        // Before anything is deleted: afterwards a refusal would come too late.
        var allowed = await desk.RunAsync(
            id, PublicationAction.Remove, actor, request, static open => Task.FromResult<Outcome<Publication>>(open.Publication), cancellation);
        if (allowed.IsRefused)
        {
            return allowed.Refusal;
        }

        var (account, articleId) = (accounts.Find(found.Account), found.WeChatArticleId);
        if (!PublicationFlow.Allows(found.State, PublicationAction.Remove))
        {
            return PublicationRefusals.IllegalMove(found, PublicationAction.Remove);
        }

        if (account is null || articleId.Length == 0)
        {
            return Refusal.Conflict("articleIdUnknown", "不知道它在微信上的编号，请到微信公众平台的“发表记录”里删除。");
        }

        var deleted = await api.DeleteAsync(account.Api, articleId, AllArticles, cancellation);
        return deleted.IsFailed && deleted.Failure.Code != NoSuchPost
            ? WeChatRefusals.Of(deleted.Failure)
            : await desk.RunAsync(
                id, PublicationAction.Remove, actor, request with { Revision = null, ContentHash = null },
                open => open.MoveAsync(open.Publication with { State = PublicationState.Removed }, request.Comment.Trim()),
                CancellationToken.None);
    }

    public Task<Outcome<Publication>> ResolveAsync(long id, PublicationResolveRequest request, Actor actor, CancellationToken cancellation)
    {
        var refusal = request.Outcome is not (PublicationResolveRequest.Published or PublicationResolveRequest.NotPublished)
            ? Refusal.BadInput("outcome", "要写明核对的结果：published（已发布）或 notPublished（没有发布）")
            : string.IsNullOrWhiteSpace(request.Comment) ? Refusal.BadInput("comment", "要写明是怎样核对的") : null;
        return refusal is not null ? Task.FromResult<Outcome<Publication>>(refusal) : desk.RunAsync(
            id, PublicationAction.Resolve, actor, request,
            open => open.MoveAsync(
                open.Publication with
                {
                    State = request.Outcome == PublicationResolveRequest.Published ? PublicationState.Published : PublicationState.Failed,
                    PublishedMs = request.Outcome == PublicationResolveRequest.Published ? open.NowMs : null,
                    Attention = "",
                    NextStepMs = Publication.Never,
                },
                request.Comment!.Trim()),
            cancellation);
    }
}
