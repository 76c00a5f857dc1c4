using PuyangFabu.Sandbox.Phones;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Sandbox.Platform.Media;
using PuyangFabu.Sandbox.Replies;

namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>Puts into the phones' chats what the account sends by itself.</summary>
internal sealed class PhonePush(PhoneBook phones)
{
    public void Deliver(PlatformAccount account, MassJob job)
    {
        var recipients = job.Recipients.ToHashSet(StringComparer.Ordinal);
        foreach (var phone in phones.FollowersOf(account.Slug).Where(phone => phone.Following && recipients.Contains(phone.OpenId)))
        {
            foreach (var entry in Entries(account, job.MsgType, job.Articles, job.Text, job.MediaIds))
            {
                phones.Append(account.Slug, phone.OpenId, entry);
            }
        }
    }

    /// <summary>Only this phone, marked as a preview.</summary>
    public void Preview(PlatformAccount account, string openId, MassMessage content, IReadOnlyList<PlatformArticle> articles)
    {
        foreach (var entry in Entries(account, content.MsgType, articles, content.Text, content.MediaIds))
        {
            phones.Append(account.Slug, openId, entry with { Preview = true });
        }
    }

    private static IEnumerable<ChatEntry> Entries(
        PlatformAccount account, string type, IReadOnlyList<PlatformArticle> articles, string? text, IReadOnlyList<string> mediaIds) => type switch
        {
            "mpnews" => [Entry("pushed") with { Articles = [.. articles.Select(article => Item(account, article))] }],
            "text" => [Entry("text") with { Text = text }],
            "image" => mediaIds.Select(static id => Entry("image") with { PicUrl = PictureAddress.Local(id) }),
            "voice" => [Entry("voice")],
            _ => [Entry("video")],
        };

    private static ChatEntry Entry(string kind) => new() { Side = ChatSide.Account, Kind = kind };

    private static ReplyArticle Item(PlatformAccount account, PlatformArticle article) => new(
        article.Title,
        article.Digest,
        account.Materials.Picture(article.ThumbMediaId) is null ? "" : PictureAddress.Local(article.ThumbMediaId),
        article.Url)
    {
        CropWide = article.CropWide,
        CropSquare = article.CropSquare,
    };
}
