using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Bounds;

namespace PuyangFabu.Content.Articles;

/// <summary>Registers the articles.</summary>
public static class ArticlesFeature
{
    public static IServiceCollection AddArticles(this IServiceCollection services)
    {
        services.AddSingleton<ArticleStore>();
        services.AddSingleton<ArticleAttachmentStore>();
        services.AddSingleton<ArticleVersionStore>();
        services.AddSingleton<ArticleWorkStore>();
        services.AddSingleton<ArticleEventStore>();
        services.AddSingleton<TopicStore>();
        services.AddSingleton<TopicArticles>();
        services.AddSingleton<BodyTurns>();
        services.AddSingleton<DataPictures>();
        services.AddSingleton<ArticleIntake>();
        services.AddSingleton<PasteCleaning>();
        services.AddSingleton<ArticleLinks>();
        services.AddSingleton<CoverParts>();
        services.AddBound<CoverParts>("covers.bytes", CoverParts.MostKept, static covers => covers.Bytes);
        services.AddSingleton<IBoardUse, ArticleBoardUse>();
        return services;
    }
}
