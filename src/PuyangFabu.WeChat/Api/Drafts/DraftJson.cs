using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Drafts;

/// <summary>Articles as drafts and published news carry them.</summary>
internal static class DraftJson
{
    public static JsonObject Write(DraftArticle article)
    {
        var json = new JsonObject
        {
            ["article_type"] = "news",
            ["title"] = article.Title,
            ["author"] = article.Author,
            ["digest"] = article.Digest,
            ["content"] = article.Content,
            ["content_source_url"] = article.ContentSourceUrl,
            ["thumb_media_id"] = article.ThumbMediaId,
            ["need_open_comment"] = article.NeedOpenComment ? 1 : 0,
            ["only_fans_can_comment"] = article.OnlyFansCanComment ? 1 : 0,
        };
        Add(json, "pic_crop_235_1", article.CropWide);
        Add(json, "pic_crop_1_1", article.CropSquare);
        return json;
    }

    /// <param name="holder">What has the list <c>news_item</c>.</param>
    public static IReadOnlyList<DraftArticle> ReadAll(JsonElement holder) => [.. holder.Items("news_item").Select(Read)];

    /// <summary>The articles of an item of a list, one level deeper.</summary>
    public static IReadOnlyList<DraftArticle> ReadContent(JsonElement item) => item.Field("content") is { } content ? ReadAll(content) : [];

    private static DraftArticle Read(JsonElement article) => new()
    {
        Title = article.Text("title") ?? "",
        Author = article.Text("author") ?? "",
        Digest = article.Text("digest") ?? "",
        Content = article.Text("content") ?? "",
        ContentSourceUrl = article.Text("content_source_url") ?? "",
        ThumbMediaId = article.Text("thumb_media_id") ?? "",
        CropWide = article.Text("pic_crop_235_1") ?? "",
        CropSquare = article.Text("pic_crop_1_1") ?? "",
        NeedOpenComment = article.Flag("need_open_comment"),
        OnlyFansCanComment = article.Flag("only_fans_can_comment"),
        Url = article.Text("url"),
        Kind = article.Text("article_type") is { Length: > 0 } kind ? kind : "news",
        ThumbUrl = article.Text("thumb_url") ?? "",
        IsDeleted = article.Flag("is_deleted"),
        PictureCount = article.Field("image_info") is { } pictures ? pictures.Items("image_list").Count() : 0,
    };

    private static void Add(JsonObject json, string name, string text)
    {
        if (text.Length > 0)
        {
            json[name] = text;
        }
    }
}
