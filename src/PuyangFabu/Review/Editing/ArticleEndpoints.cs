using System.Globalization;
using PuyangFabu.Content.Articles.Checking;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Review.Approving;
using PuyangFabu.Review.Comparing;
using PuyangFabu.Review.Views;

namespace PuyangFabu.Review.Editing;

/// <summary>The operators' calls for writing and reading articles.</summary>
public static class ArticleEndpoints
{
    public static void MapArticles(this IEndpointRouteBuilder api)
    {
        var articles = api.MapGroup("/articles").WithTags("稿件");
        articles.MapGet("", ListAsync).Requires(Permission.ReadArticles).WithName("article.list").WithSummary("稿件列表：快审在前，最近变动的在前");
        articles.MapPost("", CreateAsync).Creates<ArticleView>(PathOf).Requires(Permission.WriteArticles).WithName("article.create").WithSummary("新建稿件");
        articles.MapGet("/{id:long}", ReadAsync).Requires(Permission.ReadArticles).WithName("article.read").WithSummary("一篇稿件的最新版本");
        articles.MapPut("/{id:long}", EditAsync).Requires(Permission.WriteArticles).WithName("article.edit").WithSummary("修改稿件；已有的审核随之作废");
        articles.MapDelete("/{id:long}", DeleteAsync).Requires(Permission.WriteArticles).WithName("article.delete").WithSummary("放入回收站");
        articles.MapPost("/{id:long}/restore", RestoreAsync).Requires(Permission.WriteArticles).WithName("article.restore").WithSummary("从回收站恢复");
        articles.MapPost("/{id:long}/lock", LockAsync).Requires(Permission.WriteArticles).WithName("article.lock").WithSummary("锁定编辑 10 分钟，可续");
        articles.MapDelete("/{id:long}/lock", UnlockAsync).Requires(Permission.ReviewArticles).WithName("article.unlock").WithSummary("解锁");
        articles.MapGet("/{id:long}/history", HistoryAsync).Requires(Permission.ReadArticles).WithName("article.history").WithSummary("谁在什么时候对哪个版本做了什么");
        articles.MapGet("/{id:long}/versions", VersionsAsync).Requires(Permission.ReadArticles).WithName("article.versions").WithSummary("全部版本");
        articles.MapGet("/{id:long}/versions/{n:long}", VersionAsync).Requires(Permission.ReadArticles).WithName("article.version").WithSummary("一个版本的内容");
        articles.MapGet("/{id:long}/checks", ChecksAsync).Requires(Permission.ReadArticles).WithName("article.checks").WithSummary("检查最新版本，不送审");
        articles.MapGet("/{id:long}/compare", CompareAsync).Requires(Permission.ReadArticles).WithName("article.compare").WithSummary("比较两个版本");
        articles.MapPost("/{id:long}/versions/{n:long}/restore", RestoreVersionAsync).Requires(Permission.WriteArticles).WithName("article.restoreVersion").WithSummary("恢复到某个版本（成为新版本）");
    }

    private static string PathOf(ArticleView article) => string.Create(CultureInfo.InvariantCulture, $"/api/articles/{article.Id}");

    private static Task<Outcome<ArticleItems>> ListAsync(
        ArticleListing listing, string? board, string? status, string? q, string? kind, string? cursor, int? limit, CancellationToken cancellation) =>
        listing.ListAsync(board, status, q, kind, cursor, limit, cancellation);

    private static Task<Outcome<ArticleView>> CreateAsync(
        ArticleEditing editing, ArticleReading reading, Actor actor, ArticleRequest request, CancellationToken cancellation) =>
        reading.ViewAsync(editing.CreateAsync(request, actor, cancellation), actor, cancellation);

    private static Task<Outcome<ArticleView>> ReadAsync(ArticleReading reading, Actor actor, long id, CancellationToken cancellation) =>
        reading.ViewAsync(id, actor, cancellation);

    private static Task<Outcome<ArticleView>> EditAsync(
        ArticleEditing editing, ArticleReading reading, Actor actor, long id, ArticleRequest request, CancellationToken cancellation) =>
        reading.ViewAsync(editing.EditAsync(id, request, actor, cancellation), actor, cancellation);

    private static Task<Outcome<ArticleView>> DeleteAsync(
        ArticleBin bin, ArticleReading reading, Actor actor, long id, long? revision, CancellationToken cancellation) =>
        reading.ViewAsync(bin.DeleteAsync(id, new MoveRequest { Revision = revision }, actor, cancellation), actor, cancellation);

    private static Task<Outcome<ArticleView>> RestoreAsync(
        ArticleBin bin, ArticleReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(bin.RestoreAsync(id, request ?? new(), actor, cancellation), actor, cancellation);

    private static Task<Outcome<ArticleView>> LockAsync(ArticleLocks locks, ArticleReading reading, Actor actor, long id, CancellationToken cancellation) =>
        reading.ViewAsync(locks.TakeAsync(id, actor, cancellation), actor, cancellation);

    private static Task<Outcome<ArticleView>> UnlockAsync(ArticleLocks locks, ArticleReading reading, Actor actor, long id, CancellationToken cancellation) =>
        reading.ViewAsync(locks.ReleaseAsync(id, actor, cancellation), actor, cancellation);

    private static Task<Outcome<HistoryItems>> HistoryAsync(ArticleReading reading, long id, CancellationToken cancellation) =>
        reading.HistoryAsync(id, cancellation);

    private static Task<Outcome<ArticleVersionItems>> VersionsAsync(ArticleReading reading, long id, CancellationToken cancellation) =>
        reading.VersionsAsync(id, cancellation);

    private static Task<Outcome<ArticleVersionView>> VersionAsync(ArticleReading reading, long id, long n, CancellationToken cancellation) =>
        reading.VersionAsync(id, n, cancellation);

    private static Task<Outcome<ArticleCheckResult>> ChecksAsync(ArticleChecks checks, long id, CancellationToken cancellation) =>
        checks.ShowAsync(id, cancellation);

    private static Task<Outcome<VersionComparison>> CompareAsync(ArticleReading reading, long id, long? from, long? to, CancellationToken cancellation) =>
        reading.CompareAsync(id, from, to, cancellation);

    private static Task<Outcome<ArticleView>> RestoreVersionAsync(
        ArticleEditing editing, ArticleReading reading, Actor actor, long id, long n, MoveRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(editing.RestoreVersionAsync(id, n, request ?? new(), actor, cancellation), actor, cancellation);
}
