using System.Text.Encodings.Web;
using System.Text.Unicode;
using PuyangFabu.Content.Covers;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Frame;

/// <summary>Registers what all public pages share.</summary>
public static class SiteFeature
{
    public static IServiceCollection AddSite(this IServiceCollection services, SiteOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<SiteAssets>();
        services.AddSingleton<ArticleCovers>();
        services.AddScoped<PageRenderer>();
        // The renderer's own encoder writes every Chinese character as a numeric entity: three times the bytes.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }
}
