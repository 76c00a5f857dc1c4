using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Review.Approving;
using PuyangFabu.Review.Editing;
using PuyangFabu.Review.Releasing;
using PuyangFabu.Review.Views;

namespace PuyangFabu.Review;

/// <summary>The operators' calls for articles: writing, reading, and moving them towards readers and back. Bodies of moves may be left out.</summary>
public static class ReviewEndpoints
{
    public static void MapReviewApi(this IEndpointRouteBuilder api)
    {
        var article = api.MapGroup("/articles/{id:long}").WithTags("三审与发布");
        article.MapPost("/submit", static (ArticleReview review, ArticleReading reading, Actor actor, long id, SubmitRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(review.SubmitAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteArticles).WithName("article.submit").WithSummary("送审；urgent 为快审");
        article.MapPost("/approve", static (ArticleReview review, ArticleReading reading, Actor actor, long id, ApproveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(review.ApproveAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ReviewArticles).WithName("article.approve").WithSummary("通过当前环节");
        article.MapPost("/reject", static (ArticleReview review, ArticleReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(review.RejectAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ReviewArticles).WithName("article.reject").WithSummary("退回，须写明理由");
        article.MapPost("/publish", static (ArticlePublishing publishing, ArticleReading reading, Actor actor, long id, PublishRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(publishing.PublishAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.PublishArticles).WithName("article.publish").WithSummary("发布；填 scheduledAt 为定时发布");
        article.MapPost("/unschedule", static (ArticlePublishing publishing, ArticleReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(publishing.UnscheduleAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.PublishArticles).WithName("article.unschedule").WithSummary("取消定时发布");
        article.MapPost("/send-back", static (ArticleReview review, ArticleReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(review.SendBackAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.PublishArticles).WithName("article.sendBack").WithSummary("发布前退回编辑，须写明理由");
        article.MapPost("/withdraw", static (ArticlePublishing publishing, ArticleReading reading, Actor actor, long id, WithdrawRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(publishing.WithdrawAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.WithdrawArticles).WithName("article.withdraw").WithSummary("撤稿，须写明理由");
        article.MapPost("/confirm", static (ArticleConfirming confirming, ArticleReading reading, Actor actor, long id, ConfirmRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(confirming.ConfirmAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ReviewArticles).WithName("article.confirm").WithSummary("快审之后补办确认");

        api.MapGet("/topics", static (TopicListing topics, CancellationToken cancellation) => topics.ListAsync(cancellation))
            .Requires(Permission.ReadArticles).WithTags("稿件").WithName("topic.list").WithSummary("专题列表：最近新建的在前，草稿也在内");

        var articles = api.MapGroup("/articles").WithTags("稿件");
        articles.MapGet("", static (ArticleListing listing, string? board, string? status, string? q, string? kind, string? cursor, int? limit, CancellationToken cancellation) =>
            listing.ListAsync(board, status, q, kind, cursor, limit, cancellation))
            .Requires(Permission.ReadArticles).WithName("article.list").WithSummary("稿件列表：快审在前，最近变动的在前");
        articles.MapPost("", static (ArticleEditing editing, ArticleReading reading, Actor actor, ArticleRequest request, CancellationToken cancellation) =>
            reading.ViewAsync(editing.CreateAsync(request, actor, cancellation), actor, cancellation))
            .Creates<ArticleView>(static view => $"/api/articles/{view.Id}").Requires(Permission.WriteArticles).WithName("article.create").WithSummary("新建稿件");
        articles.MapGet("/{id:long}", static (ArticleReading reading, Actor actor, long id, CancellationToken cancellation) =>
            reading.ViewAsync(id, actor, cancellation))
            .Requires(Permission.ReadArticles).WithName("article.read").WithSummary("一篇稿件的最新版本");
        articles.MapPut("/{id:long}", static (ArticleEditing editing, ArticleReading reading, Actor actor, long id, ArticleRequest request, CancellationToken cancellation) =>
            reading.ViewAsync(editing.EditAsync(id, request, actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteArticles).WithName("article.edit").WithSummary("修改稿件；已有的审核随之作废");
        articles.MapDelete("/{id:long}", static (ArticleEditing editing, ArticleReading reading, Actor actor, long id, long? revision, CancellationToken cancellation) =>
            reading.ViewAsync(editing.DeleteAsync(id, new MoveRequest { Revision = revision }, actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteArticles).WithName("article.delete").WithSummary("放入回收站");
        articles.MapPost("/{id:long}/restore", static (ArticleEditing editing, ArticleReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(editing.RestoreAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteArticles).WithName("article.restore").WithSummary("从回收站恢复");
        articles.MapPost("/{id:long}/lock", static (ArticleLocks locks, ArticleReading reading, Actor actor, long id, CancellationToken cancellation) =>
            reading.ViewAsync(locks.TakeAsync(id, actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteArticles).WithName("article.lock").WithSummary("锁定编辑 10 分钟，可续");
        articles.MapPost("/{id:long}/lock/take-over", static (ArticleLocks locks, ArticleReading reading, Actor actor, long id, CancellationToken cancellation) =>
            reading.ViewAsync(locks.TakeOverAsync(id, actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteArticles).WithName("article.takeOver").WithSummary("接手别人锁定、停了几分钟没有保存的稿件");
        articles.MapDelete("/{id:long}/lock", static (ArticleLocks locks, ArticleReading reading, Actor actor, long id, CancellationToken cancellation) =>
            reading.ViewAsync(locks.ReleaseAsync(id, actor, cancellation), actor, cancellation))
            .Requires(Permission.ReviewArticles).WithName("article.unlock").WithSummary("解锁");
        articles.MapGet("/{id:long}/history", static (ArticleReading reading, long id, CancellationToken cancellation) =>
            reading.HistoryAsync(id, cancellation))
            .Requires(Permission.ReadArticles).WithName("article.history").WithSummary("谁在什么时候对哪个版本做了什么");
        articles.MapGet("/{id:long}/versions", static (ArticleReading reading, long id, CancellationToken cancellation) =>
            reading.VersionsAsync(id, cancellation))
            .Requires(Permission.ReadArticles).WithName("article.versions").WithSummary("全部版本");
        articles.MapGet("/{id:long}/versions/{n:long}", static (ArticleReading reading, long id, long n, CancellationToken cancellation) =>
            reading.VersionAsync(id, n, cancellation))
            .Requires(Permission.ReadArticles).WithName("article.version").WithSummary("一个版本的内容");
        articles.MapGet("/{id:long}/checks", static (ArticleChecks checks, long id, CancellationToken cancellation) =>
            checks.ShowAsync(id, cancellation))
            .Requires(Permission.ReadArticles).WithName("article.checks").WithSummary("检查最新版本，不送审");
        articles.MapGet("/{id:long}/compare", static (ArticleReading reading, long id, long? from, long? to, CancellationToken cancellation) =>
            reading.CompareAsync(id, from, to, cancellation))
            .Requires(Permission.ReadArticles).WithName("article.compare").WithSummary("比较两个版本");
        articles.MapPost("/{id:long}/versions/{n:long}/restore", static (ArticleEditing editing, ArticleReading reading, Actor actor, long id, long n, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(editing.RestoreVersionAsync(id, n, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteArticles).WithName("article.restoreVersion").WithSummary("恢复到某个版本（成为新版本）");
    }
}
