using System.Globalization;
using PuyangFabu.Content.CitizenServices;

namespace PuyangFabu.Console.Menus;

/// <summary>Pages for readers that a button may open, by the names that people know.</summary>
public static class SitePages
{
    private const string Services = "/services";
    private const string OneService = Services + "?q=";
    private const string Articles = "/articles/";

    private static readonly (string Path, string Name)[] Fixed =
    [
        ("/", "公众页面的首页"), ("/search", "搜索"), ("/directory", "政府机构名录"), (Services, "便民服务"), ("/cases/progress", "查诉求的进度"),
    ];

    /// <summary>The pages that are always there, then one for each service.</summary>
    public static IEnumerable<(string Path, string Name)> Of(IEnumerable<CitizenService> services) =>
        Fixed.Concat(services.Select(static service => (PathOf(service), $"便民服务 › {service.Name}")));

    /// <returns>Null for an address that is none of these pages.</returns>
    public static string? NameOf(string url) =>
        Fixed.FirstOrDefault(page => page.Path == url).Name
        ?? (url.StartsWith(OneService, StringComparison.Ordinal) && url.Length > OneService.Length ? $"便民服务 › {Uri.UnescapeDataString(url[OneService.Length..])}" : null);

    public static string PathOfArticle(long id) => Articles + id.ToString(CultureInfo.InvariantCulture);

    /// <returns>Null for an address that is none of an article.</returns>
    public static long? ArticleOf(string url) =>
        url.StartsWith(Articles, StringComparison.Ordinal) && long.TryParse(url.AsSpan(Articles.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string PathOf(CitizenService service) => OneService + Uri.EscapeDataString(service.Name);
}
