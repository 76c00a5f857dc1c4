using System.Globalization;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.CitizenServices;

namespace PuyangFabu.Console.Menus;

/// <summary>Pages for readers that a button may open, by the names that people know.</summary>
public static class SitePages
{
    private const string Services = "/services";
    private const string OneService = Services + "?q=";
    private const string Articles = "/articles/";
    private const string Topics = "/topics";

    private static readonly (string Path, string Name)[] Fixed =
    [
        ("/", "公众页面的首页"), ("/search", "搜索"), ("/directory", "政府机构名录"), (Topics, "专题"), ("/sources", "最新政务动态"), (Services, "便民服务"), ("/cases/progress", "查诉求的进度"),
    ];

    /// <summary>The pages that are always there, then one for each topic, then one for each service.</summary>
    /// <param name="topics">Public faces of topics.</param>
    public static IEnumerable<(string Path, string Name)> Of(IEnumerable<TopicFace> topics, IEnumerable<CitizenService> services) => Fixed
        .Concat(topics.Select(static topic => (Article: topic, Slug: TopicOutline.Read(topic.Topic)?.Slug)).Where(static topic => topic.Slug is not null)
            .Select(static topic => (ArticleLinks.PathOfTopic(topic.Slug!), $"专题 › {topic.Article.Title}")))
        .Concat(services.Select(static service => (PathOf(service), $"便民服务 › {service.Name}")));

    /// <param name="title">Of the topic that the address leads to; without it, a topic is named as its address names it.</param>
    /// <returns>Null for an address that is none of these pages.</returns>
    public static string? NameOf(string url, string? title = null) =>
        Fixed.FirstOrDefault(page => page.Path == url).Name
        ?? (TopicOf(url) is { } topic ? $"专题 › {title ?? topic}" : null)
        ?? (url.StartsWith(OneService, StringComparison.Ordinal) && url.Length > OneService.Length ? $"便民服务 › {Uri.UnescapeDataString(url[OneService.Length..])}" : null);

    /// <returns>Null for an address that is none of a topic.</returns>
    public static string? TopicOf(string url) =>
        url.StartsWith(Topics + "/", StringComparison.Ordinal) && url.Length > Topics.Length + 1 ? url[(Topics.Length + 1)..] : null;

    public static string PathOfArticle(long id) => Articles + id.ToString(CultureInfo.InvariantCulture);

    /// <returns>Null for an address that is none of an article.</returns>
    public static long? ArticleOf(string url) =>
        url.StartsWith(Articles, StringComparison.Ordinal) && long.TryParse(url.AsSpan(Articles.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string PathOf(CitizenService service) => OneService + Uri.EscapeDataString(service.Name);
}
