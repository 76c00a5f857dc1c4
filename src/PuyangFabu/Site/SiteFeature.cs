using System.Text.Encodings.Web;
using System.Text.Unicode;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Articles;
using PuyangFabu.Site.Directories;
using PuyangFabu.Site.Feeds;
using PuyangFabu.Site.Frame;
using PuyangFabu.Site.Listings;
using PuyangFabu.Site.Search;

namespace PuyangFabu.Site;

/// <summary>Registers the public pages and the feeds.</summary>
public static class SiteFeature
{
    public static IServiceCollection AddSite(this IServiceCollection services, SiteOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<SiteAssets>();
        services.AddScoped<PageRenderer>();
        // The renderer's own encoder writes every Chinese character as a numeric entity: three times the bytes.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<ArticlePages>();
        services.AddSingleton<BoardPages>();
        services.AddSingleton<SearchPages>();
        services.AddSingleton<DirectoryPages>();
        services.AddSingleton<ArticleFeeds>();
        return services;
    }
}
