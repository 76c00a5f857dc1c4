using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Publishing.Materials.Pictures;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Publishing;

namespace PuyangFabu.Publishing.Publications;

/// <summary>
/// Asks WeChat to publish, once. The call has no key against doubles, so that the intent with the draft's id is on disk
/// before it, and nobody calls again while it may have been heard.
/// </summary>
public sealed class PublicationCall(
    Database database, PublicationDesk desk, PublicationDrafting drafting, PublicationProgress progress, ArticleTexts texts, WeChatDrafts drafts, DraftBox box,
    IFreePublishApi api, AccountRegistry accounts, TimeProvider clock)
{
    /// <summary>If nothing more is heard of the call by then, its process was killed.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(30);

    private static ApiFailure TooSlow { get; } = new(ApiFailureKind.NotSent, "程序停顿太久，没有请求发布。", "请重新发布。");

    public async Task<Outcome<Publication>> PublishAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation)
    {
        var allowed = await desk.CheckAsync(id, PublicationAction.Publish, actor, request, cancellation);
        if (allowed.IsRefused)
        {
            return allowed.Refusal;
        }

        var found = allowed.Value;
        if (accounts.Find(found.Account) is not { } account)
        {
            return Refusal.Conflict(RefusalCodes.AccountGone, $"代号为“{found.Account}”的账号已不存在，不能发布。");
        }

        var prepared = await PrepareAsync(account, actor, found, cancellation);
        if (!prepared.IsDone)
        {
            if (prepared.Refusal is { Code: PictureProblem.NotKeptCode } notKept)
            {
                await drafting.VoidUnkeptAsync(found, notKept, cancellation);
            }

            return prepared.Problem;
        }

        Outcome<Publication> begun;
        using (PublicationSteps.Start(PublicationSteps.Begin))
        {
            begun = await desk.RunAsync(
                id, PublicationAction.Publish, actor, request, open => BeginAsync(open, found.ContentHash, prepared.Value.MediaId), cancellation);
        }

        if (begun.IsRefused)
        {
            // A draft that nobody uses only fills the box; that it could not be deleted changes nothing.
            await box.DeleteAsync(account, actor, prepared.Value.MediaId, CancellationToken.None);
            if (begun.Refusal == PublicationRefusals.ArticleChanged || begun.Refusal == PublicationRefusals.FromBeforeRestore)
            {
                await drafting.VoidAsync(id, cancellation);
            }

            return begun.Refusal;
        }

        return await CallAsync(begun.Value, account);
    }

    private async Task<Prepared<PreparedDraft>> PrepareAsync(WeChatAccount account, Actor actor, Publication publication, CancellationToken cancellation)
    {
        using var step = PublicationSteps.Start(PublicationSteps.Prepare);
        var articles = await database.ReadAsync(
            async session => await texts.ReadAsync(session, await PublicationStore.ArticlesAsync(session, publication.Id), publication.LinkFootnotes), cancellation);
        return articles is null ? PublicationRefusals.ArticleChanged : await drafts.PrepareAsync(account, actor, articles, PinnedSet.Read(publication.Pinned), cancellation);
    }

    /// <param name="preparedHash">Of the content that the draft was made of.</param>
    private static async Task<Outcome<Publication>> BeginAsync(OpenPublication open, string preparedHash, string mediaId)
    {
        var publication = open.Row;
        if (publication.ContentHash != preparedHash)
        {
            // Handed in and approved anew while it was made ready: what was made is not what may go out.
            return Refusal.Stale;
        }

        return publication.ApprovedHash != publication.ContentHash ? PublicationRefusals.ArticleChanged
            : await open.ObstacleAsync() is { } obstacle ? obstacle
            : await open.MoveAsync(publication with
            {
                State = PublicationState.Publishing,
                MediaId = mediaId,
                PublishId = "",
                StartedMs = open.NowMs,
                NextStepMs = open.NowMs + (long)LongestCall.TotalMilliseconds,
                Looks = 0,
                ErrorCode = null,
                Attention = "",
            });
    }

    // Whoever asked may go away meanwhile; what was begun is written down.
    private async Task<Outcome<Publication>> CallAsync(Publication publication, WeChatAccount account)
    {
        ApiAnswer<string> answer;
        using (PublicationSteps.Start(PublicationSteps.Call))
        {
            // A process that slept through its time must not call: another one may have said that nobody knows what became of it, and a person decided.
            answer = clock.NowMs() >= publication.NextStepMs ? TooSlow : await api.SubmitAsync(account.Api, publication.MediaId, CancellationToken.None);
        }

        using var step = PublicationSteps.Start(PublicationSteps.Store);
        return await SureStorage.StoreAsync(() => desk.RunAsync(
            publication.Id, PublicationAction.Progress, Actor.Product, new MoveRequest(), open => StoreAsync(open, publication, answer), CancellationToken.None), database.Dialect, clock);
    }

    // A look that came to nothing may have called it unknown meanwhile: that it was accepted is known better here.
    private Task<Outcome<Publication>> StoreAsync(OpenPublication open, Publication called, ApiAnswer<string> answer)
    {
        var isOurs = open.Row.MediaId == called.MediaId && open.Row.PublishId.Length == 0;
        return isOurs && !answer.IsFailed && open.Row.State is (PublicationState.Publishing or PublicationState.Unknown) ? AcceptedAsync(open, answer.Value)
            : isOurs && answer.IsFailed && open.Row.State == PublicationState.Publishing ? open.MoveAsync(Failed(open, answer.Failure), answer.Failure.ToString())
            : Task.FromResult<Outcome<Publication>>(open.Row);
    }

    private async Task<Outcome<Publication>> AcceptedAsync(OpenPublication open, string publishId)
    {
        var accepted = open.Row with { State = PublicationState.Publishing, Attention = "", PublishId = publishId, NextStepMs = open.NowMs + (long)FirstLook.TotalMilliseconds };
        return await PublishResultStore.TakeAsync(open.Session, accepted.Account, publishId) is { } early
            ? await open.MoveAsync(progress.Hear(accepted, early, open.NowMs) ?? accepted, "微信已受理，结果先到")
            : await open.MoveAsync(accepted, "微信已受理");
    }

    private static Publication Failed(OpenPublication open, ApiFailure failure) => IsOpen(failure)
        ? PublicationProgress.ToUnknown(open.Row, failure.Sentence, open.NowMs)
        : open.Row with
        {
            State = PublicationState.Failed,
            ErrorCode = failure.Code,
            Attention = failure.ToString(),
            NextStepMs = Publication.Never,
        };

    // "System busy" says nothing about what became of the request.
    private static bool IsOpen(ApiFailure failure) => failure.Kind == ApiFailureKind.NoAnswer || failure.Error?.Class is WeChatErrorClass.Retry or WeChatErrorClass.Unknown;
}
