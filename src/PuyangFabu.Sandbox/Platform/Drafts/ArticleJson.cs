using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Sandbox.Platform.Media;

namespace PuyangFabu.Sandbox.Platform.Drafts;

/// <summary>Writes articles the way draft and publication calls answer them.</summary>
internal static class ArticleJson
{
    /// <param name="withContent">False leaves the text out, as <c>no_content</c> asks.</param>
    public static JsonArray List(IEnumerable<PlatformArticle> articles, MaterialShelf materials, bool withContent = true) =>
        [.. articles.Select(article => One(article, materials, withContent))];

    private static JsonObject One(PlatformArticle article, MaterialShelf materials, bool withContent)
    {
        var json = new JsonObject
        {
            ["article_type"] = article.Kind,
            ["title"] = article.Title,
            ["author"] = article.Author,
            ["digest"] = article.Digest,
        };
        if (withContent)
        {
            json["content"] = article.Content;
        }

        json["content_source_url"] = article.SourceUrl;
        json["thumb_media_id"] = article.ThumbMediaId;
        if (article.CropWide.Length > 0)
        {
            json["pic_crop_235_1"] = article.CropWide;
        }

        if (article.CropSquare.Length > 0)
        {
            json["pic_crop_1_1"] = article.CropSquare;
        }

        json["thumb_url"] = article.ThumbUrl.Length > 0 ? article.ThumbUrl : materials.Picture(article.ThumbMediaId)?.Url ?? "";
        json["show_cover_pic"] = 0;
        json["need_open_comment"] = article.OpenComment ? 1 : 0;
        json["only_fans_can_comment"] = article.FansOnlyComment ? 1 : 0;
        json["url"] = article.Url;
        if (article.Pictures.Count > 0)
        {
            json["image_info"] = new JsonObject
            {
                ["image_list"] = new JsonArray([.. article.Pictures.Select(static id => (JsonNode)new JsonObject { ["image_media_id"] = id })]),
            };
        }

        return json;
    }
}
