using PuyangFabu.Foundation.Storage;
using PuyangFabu.Site.Articles;
using PuyangFabu.Site.Cases;
using PuyangFabu.Site.CitizenServices;
using PuyangFabu.Site.Directories;
using PuyangFabu.Site.Feeds;
using PuyangFabu.Site.Frame;
using PuyangFabu.Site.Frame.Errors;
using PuyangFabu.Site.Listings;
using PuyangFabu.Site.Search;
using PuyangFabu.Site.Sources;

namespace PuyangFabu.Site;

/// <summary>Registers the public pages and the feeds.</summary>
public static class SiteFeature
{
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddSingleton<FrameAssets>();
        services.AddSingleton<PageKeeping>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<PageKeeping>());
        services.AddSingleton<TurnedAwayPages>();
        services.AddSingleton<ArticlePageAnswers>();
        services.AddSingleton<TopicListAnswers>();
        services.AddSingleton<BoardPageAnswers>();
        services.AddSingleton<SearchPageAnswers>();
        services.AddSingleton<DirectoryPageAnswers>();
        services.AddSingleton<CityNewsAnswers>();
        services.AddSingleton<ServicesPageAnswers>();
        services.AddSingleton<CaseProgressAnswers>();
        services.AddSingleton<CaseFormAnswers>();
        services.AddSingleton<CaseFormReader>();
        services.AddSingleton<ArticleFeeds>();
        return services;
    }
}
