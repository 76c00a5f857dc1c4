using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Review.Approving;
using PuyangFabu.Review.Editing;
using PuyangFabu.Review.Releasing;
using PuyangFabu.Review.Sheets;
using PuyangFabu.Review.Views;

namespace PuyangFabu.Review;

/// <summary>Registers writing, reviewing and publishing of articles.</summary>
public static class ReviewFeature
{
    public static IServiceCollection AddReview(this IServiceCollection services, StageOrder stages, ReleaseRule release)
    {
        services.AddSingleton(release);
        services.AddSingleton<ReleasedArticles>();
        services.AddSingleton(stages);
        services.AddSingleton<ReviewFlow>();
        services.AddSingleton<ArticleRights>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<ArticleRequestReader>();
        services.AddSingleton<ArticleEditing>();
        services.AddSingleton<ArticleChecks>();
        services.AddSingleton<ArticleReview>();
        services.AddSingleton<ReviewLookStore>();
        services.AddSingleton<ReviewLooks>();
        services.AddSingleton<ArticlePublishing>();
        services.AddSingleton<ArticleConfirming>();
        services.AddSingleton<ArticleLocks>();
        services.AddSingleton<ArticleAnswers>();
        services.AddSingleton<ArticleReading>();
        services.AddSingleton<ArticleListing>();
        services.AddSingleton<TopicListing>();
        services.AddSingleton<ReviewQueue>();
        services.AddSingleton<WaitingArticles>();
        services.AddSingleton<NextPeople>();
        services.AddSingleton<ReviewSheetReading>();
        services.AddDueWork<ScheduledPublisher>();
        return services;
    }
}
