using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Publishing;

namespace PuyangFabu.Publishing.Publications;

/// <summary>Looks at WeChat what became of publications: by the job where it is known, else by what lies in the boxes.</summary>
public sealed class PublicationWatch(
    Database database, PublicationDesk desk, PublicationProgress progress, AccountRegistry accounts, ArticleTexts texts, IFreePublishApi api, IDraftApi drafts, TimeProvider clock)
{
    private const int UnknownMediaId = 40007;
    private const int Newest = 20;

    /// <summary>As far as our clock and WeChat's may differ.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    /// <summary>One look.</summary>
    public async Task LookAsync(Publication publication, CancellationToken cancellation)
    {
        if (accounts.Find(publication.Account) is not { } account)
        {
            return;
        }

        using var step = PublicationSteps.Start(PublicationSteps.Look);
        var found = publication.PublishId.Length > 0
            ? await ByJobAsync(publication, account, cancellation)
            : await ByBoxesAsync(publication, account, cancellation);
        await desk.RunAsync(
            publication.Id, PublicationAction.Progress, Actor.Product, new MoveRequest(),
            open => open.Row.Revision == publication.Revision
                ? open.MoveAsync(After(open, found), found is null || PublicationProgress.IsOpen(found) ? "还没有结果" : "")
                : Task.FromResult<Outcome<Publication>>(open.Row),
            cancellation);
    }

    private Publication After(OpenPublication open, PublishResult? found) =>
        open.Row.State is PublicationState.Published or PublicationState.Failed && (found is null || PublicationProgress.IsOpen(found))
            ? PublicationProgress.Undecided(open.Row, open.NowMs)
            : found is null ? StillUnknown(open) : progress.Apply(open.Row, found, open.NowMs);

    // A call that was begun, and neither answered nor failed: its process was killed.
    private static Publication StillUnknown(OpenPublication open) =>
        open.Row is { State: PublicationState.Publishing, PublishId.Length: 0 }
            ? PublicationProgress.ToUnknown(open.Row, "请求发布之后没有存下微信的答复（程序停了，或数据库连不上），", open.NowMs)
            : PublicationProgress.Later(open.Row, open.NowMs);

    private async Task<PublishResult?> ByJobAsync(Publication publication, WeChatAccount account, CancellationToken cancellation)
    {
        var answer = await api.ProgressAsync(account.Api, publication.PublishId, cancellation);
        return answer.IsFailed ? null : new PublishResult
        {
            Account = publication.Account,
            PublishId = publication.PublishId,
            Status = (long)answer.Value.Status,
            WeChatArticleId = answer.Value.ArticleId ?? "",
            ArticleUrls = string.Join('\n', answer.Value.ArticleUrls),
            FailedIndexes = string.Join('\n', answer.Value.FailedIndexes),
            ReceivedMs = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
    }

    /// <summary>A draft disappears once it is published: when it is gone and an equal post stands in the list, that is it.</summary>
    private async Task<PublishResult?> ByBoxesAsync(Publication publication, WeChatAccount account, CancellationToken cancellation)
    {
        var draft = await drafts.GetAsync(account.Api, publication.MediaId, cancellation);
        if (!draft.IsFailed || draft.Failure.Code != UnknownMediaId)
        {
            return null;
        }

        var page = await api.ListAsync(account.Api, 0, Newest, withContent: true, cancellation);
        if (page.IsFailed)
        {
            return null;
        }

        var since = DateTimeOffset.FromUnixTimeMilliseconds(publication.StartedMs ?? 0) - Tolerance;
        var articles = await database.ReadAsync(session => PublicationStore.ArticlesAsync(session, publication.Id), cancellation);
        // Under each article stands where it is on this site, which nothing else leads to.
        var urls = articles.Select(article => texts.SourceUrl(article.ArticleId));
        var post = page.Value.Items.FirstOrDefault(item =>
            item.UpdateTime >= since.ToUnixTimeSeconds()
            && item.Articles.Select(static article => article.ContentSourceUrl).SequenceEqual(urls, StringComparer.Ordinal));
        return post is null ? null : new PublishResult
        {
            Account = publication.Account,
            PublishId = "",
            Status = (long)PublishStatus.Succeeded,
            WeChatArticleId = post.ArticleId,
            ArticleUrls = string.Join('\n', post.Articles.Select(static article => article.Url ?? "")),
        };
    }
}
