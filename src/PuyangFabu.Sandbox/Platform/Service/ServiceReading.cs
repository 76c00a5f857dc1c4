using System.Text.Json;
using PuyangFabu.Sandbox.Phones;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Media;
using PuyangFabu.Sandbox.Replies;

namespace PuyangFabu.Sandbox.Platform.Service;

/// <summary>Reads a customer-service message into what the phone shows.</summary>
internal static class ServiceReading
{
    private const int LongestText = 2048;

    /// <param name="code">Why it is refused, 0 when it is not.</param>
    public static ChatEntry? Read(JsonElement json, PlatformAccount account, DateTimeOffset now, out int code)
    {
        var type = json.Text("msgtype") ?? "";
        var branch = json.Field(type) ?? default;
        code = 0;
        switch (type)
        {
            case "text":
                var text = branch.Text("content");
                code = string.IsNullOrEmpty(text) ? 44004 : JsonReading.Bytes(text) > LongestText ? 45002 : 0;
                return Entry("text") with { Text = text };
            case "image":
                code = account.Materials.Find(branch.Text("media_id"), now) is { Kind: MediaKind.Image } ? 0 : 40007;
                return Entry("image") with { PicUrl = PictureAddress.Local(branch.Text("media_id") ?? "") };
            case "voice":
                code = account.Materials.Find(branch.Text("media_id"), now) is { Kind: MediaKind.Voice } ? 0 : 40007;
                return Entry("voice");
            case "video":
                code = account.Materials.Find(branch.Text("media_id"), now) is { Kind: MediaKind.Video } ? 0 : 40007;
                return Entry("video");
            case "music":
                code = account.Materials.Find(branch.Text("thumb_media_id"), now) is { IsPicture: true } ? 0 : 40007;
                return Entry("music") with { Title = branch.Text("title"), Description = branch.Text("description"), Url = branch.Text("musicurl") };
            case "news":
                return News(branch, out code);
            case "mpnewsarticle":
                return Published(branch, account, out code);
            case "msgmenu":
                if (account.Settings.Kind is SandboxAccountKind.Subscription)
                {
                    code = 40200;
                    return null;
                }

                return Menu(branch, out code);
            case "miniprogrampage":
                code = account.Materials.Find(branch.Text("thumb_media_id"), now) is { IsPicture: true } ? 0 : 40007;
                return Entry("link") with { Title = branch.Text("title"), Description = "小程序", Url = "" };
            default:
                code = type == "wxcard" ? 45113 : 40008;
                return null;
        }
    }

    private static ChatEntry News(JsonElement branch, out int code)
    {
        var articles = branch.Items("articles");
        code = articles.Count == 1 ? 0 : articles.Count == 0 ? 44003 : 45008;
        return Entry("news") with
        {
            Articles = [.. articles.Select(static one => new ReplyArticle(
                one.Text("title") ?? "", one.Text("description") ?? "", one.Text("picurl") ?? "", one.Text("url") ?? ""))],
        };
    }

    private static ChatEntry Published(JsonElement branch, PlatformAccount account, out int code)
    {
        var articles = account.Publications.ByArticle(branch.Text("article_id"))?.Articles ?? [];
        code = articles.Count == 0 ? 53600 : 0;
        return Entry("news") with { Articles = [.. articles.Take(1).Select(article => Item(article, account))] };
    }

    // Its choices are links that send their words, as the platform's own are.
    private static ChatEntry Menu(JsonElement branch, out int code)
    {
        var choices = branch.Items("list");
        code = choices.Count == 0 ? 40035 : 0;
        var lines = choices.Select(static one =>
            $"<a href=\"weixin://bizmsgmenu?msgmenucontent={Uri.EscapeDataString(one.Text("content") ?? "")}&msgmenuid={one.Text("id")}\">{one.Text("content")}</a>");
        return Entry("text") with
        {
            Text = string.Join('\n', new[] { branch.Text("head_content") }.Concat(lines).Append(branch.Text("tail_content")).Where(static line => !string.IsNullOrEmpty(line))),
        };
    }

    private static ReplyArticle Item(PlatformArticle article, PlatformAccount account) => new(
        article.Title,
        article.Digest,
        account.Materials.Picture(article.ThumbMediaId) is null ? "" : PictureAddress.Local(article.ThumbMediaId),
        article.Url)
    {
        CropWide = article.CropWide,
        CropSquare = article.CropSquare,
    };

    private static ChatEntry Entry(string kind) => new() { Side = ChatSide.Account, Kind = kind };
}
