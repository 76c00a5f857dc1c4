using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Review.Approving;
using PuyangFabu.Review.Releasing;
using PuyangFabu.Review.Views;

namespace PuyangFabu.Review;

/// <summary>The operators' calls that move an article towards its readers and back. Their bodies may be left out.</summary>
public static class ReviewEndpoints
{
    public static void MapReview(this IEndpointRouteBuilder api)
    {
        var article = api.MapGroup("/articles/{id:long}").WithTags("三审与发布");
        article.MapPost("/submit", SubmitAsync).Requires(Permission.WriteArticles).WithName("article.submit").WithSummary("送审；urgent 为快审");
        article.MapPost("/approve", ApproveAsync).Requires(Permission.ReviewArticles).WithName("article.approve").WithSummary("通过当前环节");
        article.MapPost("/reject", RejectAsync).Requires(Permission.ReviewArticles).WithName("article.reject").WithSummary("退回，须写明理由");
        article.MapPost("/publish", PublishAsync).Requires(Permission.PublishArticles).WithName("article.publish").WithSummary("发布；填 scheduledAt 为定时发布");
        article.MapPost("/unschedule", UnscheduleAsync).Requires(Permission.PublishArticles).WithName("article.unschedule").WithSummary("取消定时发布");
        article.MapPost("/send-back", SendBackAsync).Requires(Permission.PublishArticles).WithName("article.sendBack").WithSummary("发布前退回编辑，须写明理由");
        article.MapPost("/withdraw", WithdrawAsync).Requires(Permission.WithdrawArticles).WithName("article.withdraw").WithSummary("撤稿，须写明理由");
        article.MapPost("/confirm", ConfirmAsync).Requires(Permission.ReviewArticles).WithName("article.confirm").WithSummary("快审之后补办确认");
    }

    private static Task<Outcome<ArticleView>> SubmitAsync(
        ArticleReview review, ArticleReading reading, Actor actor, long id, SubmitRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(review.SubmitAsync(id, request ?? new(), actor, cancellation), actor, cancellation);

    private static Task<Outcome<ArticleView>> ApproveAsync(
        ArticleReview review, ArticleReading reading, Actor actor, long id, ApproveRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(review.ApproveAsync(id, request ?? new(), actor, cancellation), actor, cancellation);

    private static Task<Outcome<ArticleView>> RejectAsync(
        ArticleReview review, ArticleReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(review.RejectAsync(id, request ?? new(), actor, cancellation), actor, cancellation);

    private static Task<Outcome<ArticleView>> PublishAsync(
        ArticlePublishing publishing, ArticleReading reading, Actor actor, long id, PublishRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(publishing.PublishAsync(id, request ?? new(), actor, cancellation), actor, cancellation);

    private static Task<Outcome<ArticleView>> UnscheduleAsync(
        ArticlePublishing publishing, ArticleReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(publishing.UnscheduleAsync(id, request ?? new(), actor, cancellation), actor, cancellation);

    private static Task<Outcome<ArticleView>> SendBackAsync(
        ArticleReview review, ArticleReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(review.SendBackAsync(id, request ?? new(), actor, cancellation), actor, cancellation);

    private static Task<Outcome<ArticleView>> WithdrawAsync(
        ArticlePublishing publishing, ArticleReading reading, Actor actor, long id, WithdrawRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(publishing.WithdrawAsync(id, request ?? new(), actor, cancellation), actor, cancellation);

    private static Task<Outcome<ArticleView>> ConfirmAsync(
        ArticleConfirming confirming, ArticleReading reading, Actor actor, long id, ConfirmRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(confirming.ConfirmAsync(id, request ?? new(), actor, cancellation), actor, cancellation);
}
