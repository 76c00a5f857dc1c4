using System.Text.Json;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Media;

namespace PuyangFabu.Sandbox.Platform.Drafts;

/// <summary>Reads an article of a draft by the platform's rules.</summary>
internal sealed class DraftReading(MaterialShelf materials)
{
    private const int MostTitle = 32, MostAuthor = 16, MostDigest = 120, MostContent = 20_000, MostContentBytes = 1024 * 1024;
    private const int MostPictures = 20, MostUrlBytes = 1024, OwnDigest = 54;

    /// <param name="alone">Whether it is the draft's only article; others have no digest.</param>
    /// <param name="code">Why it is refused, 0 when it is not.</param>
    public PlatformArticle? Read(JsonElement json, bool alone, out int code)
    {
        code = Check(json, alone);
        if (code != 0)
        {
            return null;
        }

        var content = ContentCleaning.Clean(json.Text("content")!);
        var digest = alone ? json.Text("digest") : null;
        var pictures = Pictures(json);
        return new PlatformArticle
        {
            Kind = json.Text("article_type") ?? "news",
            Title = json.Text("title")!,
            Author = json.Text("author") ?? "",
            Digest = string.IsNullOrEmpty(digest) ? First(ContentCleaning.PlainText(content), OwnDigest) : digest,
            Content = content,
            SourceUrl = json.Text("content_source_url") ?? "",
            ThumbMediaId = json.Text("thumb_media_id") ?? (pictures.Count > 0 ? pictures[0] : ""),
            CropWide = json.Text("pic_crop_235_1") ?? "",
            CropSquare = json.Text("pic_crop_1_1") ?? "",
            OpenComment = json.Flag("need_open_comment"),
            FansOnlyComment = json.Flag("only_fans_can_comment"),
            Pictures = pictures,
        };
    }

    private int Check(JsonElement json, bool alone)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return 47001;
        }

        var content = json.Text("content") ?? "";
        return json switch
        {
            _ when json.Text("article_type") is not (null or "news" or "newspic") => 40035,
            _ when string.IsNullOrEmpty(json.Text("title")) => 40035,
            _ when json.Characters("title") > MostTitle => 45003,
            _ when json.Characters("author") > MostAuthor => 45110,
            _ when alone && json.Characters("digest") > MostDigest => 45004,
            _ when content.Length == 0 => 44004,
            _ when json.Characters("content") >= MostContent || JsonReading.Bytes(content) >= MostContentBytes => 45002,
            _ when ContentCleaning.IsBroken(content) => 45166,
            _ when !IsSource(json.Text("content_source_url")) => 41039,
            _ => CheckPictures(json),
        };
    }

    private int CheckPictures(JsonElement json)
    {
        if (json.Text("article_type") != "newspic")
        {
            return materials.Permanent(json.Text("thumb_media_id")) is { IsPicture: true } ? 0 : 40007;
        }

        var pictures = Pictures(json);
        return pictures.Count is 0 or > MostPictures ? 40035
            : pictures.All(id => materials.Permanent(id) is { Kind: MediaKind.Image }) ? 0
            : 40007;
    }

    private static IReadOnlyList<string> Pictures(JsonElement json) =>
        json.Field("image_info") is { } info
            ? [.. info.Items("image_list").Select(static item => item.Text("image_media_id") ?? "")]
            : [];

    private static bool IsSource(string? url) =>
        string.IsNullOrEmpty(url)
        || (JsonReading.Bytes(url) <= MostUrlBytes && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    private static string First(string text, int count) => string.Concat(text.EnumerateRunes().Take(count));
}
