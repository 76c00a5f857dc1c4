using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PuyangFabu.Foundation.Pages;

/// <summary>Registers what public pages and the console share.</summary>
public static class PagesFeature
{
    public static IServiceCollection AddPages(this IServiceCollection services, PublisherOptions options)
    {
        services.AddSingleton(options);
        services.AddScoped<PageRenderer>();
        services.AddSingleton<AssetPaths>();

        // The renderer's own encoder writes every Chinese character as a numeric entity: three times the bytes.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }
}
