using System.Net;
using System.Text;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Media;

namespace PuyangFabu.Sandbox.Platform.Articles;

/// <summary>Writes the page of an article as a phone shows it.</summary>
internal static class PlatformArticlePage
{
    public static string Of(PlatformAccount account, StoredArticle stored)
    {
        var article = stored.Article;
        return article.Deleted
            ? Document("内容已删除", "<p class=\"note\">该内容已被发布者删除</p>")
            : Document(article.Title, Body(account, stored), Head(article));
    }

    public static string Missing() => Document("没有这篇文章", "<p class=\"note\">链接已失效或文章不存在</p>");

    private static string Body(PlatformAccount account, StoredArticle stored)
    {
        var article = stored.Article;
        var body = new StringBuilder();
        if (stored.Preview)
        {
            body.Append("<p class=\"preview\">预览，仅供检查，尚未群发</p>");
        }

        // The names of its parts are those by which programs know a page of WeChat's.
        body.Append("<article><h1 id=\"activity-name\">").Append(Text(article.Title)).Append("</h1><p class=\"byline\">");
        if (article.Author.Length > 0)
        {
            body.Append("<span id=\"js_author_name\">").Append(Text(article.Author)).Append("</span>");
        }

        body.Append("<b id=\"js_name\">").Append(Text(account.Identity.Name)).Append("</b><time id=\"publish_time\">")
            .Append(ShanghaiTime.Minute(stored.PublishedAt)).Append("</time></p><div class=\"content\" id=\"js_content\">");
        foreach (var picture in article.Pictures)
        {
            body.Append("<p><img alt=\"\" src=\"").Append(Text(PictureAddress.Local(picture))).Append("\"></p>");
        }

        body.Append(PictureAddress.Localize(article.Content)).Append("</div>");
        if (article.SourceUrl.Length > 0)
        {
            body.Append("<p class=\"source\"><a target=\"_blank\" rel=\"noopener\" href=\"").Append(Text(article.SourceUrl)).Append("\">阅读原文</a></p>");
        }

        return body.Append("</article>").ToString();
    }

    private static string Head(PlatformArticle article) =>
        $"""<meta property="og:title" content="{Text(article.Title)}"><meta property="og:description" content="{Text(article.Digest)}"><meta property="og:image" content="{Text(article.ThumbUrl)}">""";

    private static string Document(string title, string body, string head = "") => $"""
        <!doctype html>
        <html lang="zh-CN">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="robots" content="noindex">
          <title>{Text(title)}</title>
          <link rel="icon" href="/sandbox/assets/favicon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="/sandbox/assets/tokens.css">
          <link rel="stylesheet" href="/sandbox/assets/article.css">
          {head}
        </head>
        <body>{body}</body>
        </html>
        """;

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
