using System.Text;
using PuyangFabu.Accounts;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.WeChat.Api.CustomerService;
using PuyangFabu.WeChat.Api.Media;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>Makes of what an operator wrote what WeChat takes: a text, an article's card, or a picture, which WeChat is given first for three days.</summary>
public sealed class MessageContent(ArticleStore articles, ArticleLinks links, AnswerLinks answers, UploadFiles uploads, IMediaApi media)
{
    private const int MostBytes = 2048;

    /// <summary>What is wrong with it as it is written; null when nothing is.</summary>
    public async Task<Refusal?> ReasonAgainstAsync(MessageInput input, CancellationToken cancellation)
    {
        var text = input.Text?.Trim() ?? "";
        return input.Picture is { } picture && (text.Length > 0 || input.ArticleId is not null) ? Refusal.BadInput("picture", "和文字、稿件只能发一样，请分几条发")
            : input.Picture is not null ? await FileOfAsync(input.Picture, cancellation) is null ? Refusal.BadInput("picture", "不是上传过的图片的地址") : null
            : input.ArticleId is not null ? text.Length > 0 ? Refusal.BadInput("articleId", "和文字只能发一样，请分两条发") : null
            : Wrong(text) is { } reason ? Refusal.BadInput("text", reason)
            : null;
    }

    /// <param name="input">In which nothing is wrong.</param>
    public async Task<Outcome<ServiceMessage>> OfAsync(WeChatAccount account, MessageInput input, CancellationToken cancellation)
    {
        if (input.Picture is { } picture)
        {
            return await FileOfAsync(picture, cancellation) is { } file
                ? await PictureAsync(account, file, cancellation)
                : Refusal.BadInput("picture", "不是上传过的图片的地址");
        }

        return input.ArticleId is not { } id ? new ServiceText(input.Text!.Trim())
            : await articles.HeadlinesAsync([id], cancellation) is [var article]
                ? new ServiceNews(article.Title, article.Digest, answers.Article(article.Id), links.Picture(article))
            : Refusal.BadInput("articleId", "没有这篇稿件，或还没有发布");
    }

    private async Task<Outcome<ServiceMessage>> PictureAsync(WeChatAccount account, KeptFile file, CancellationToken cancellation)
    {
        var (extension, content) = (Path.GetExtension(file.Name), await file.ReadAsync(cancellation));
        var type = extension switch { ".png" => "image/png", ".gif" => "image/gif", _ => "image/jpeg" };
        var uploaded = await media.UploadAsync(account.Api, "image", new MediaFile($"{file.FileName[..16]}{extension}", type, content), cancellation);
        return uploaded.Failure is { } failure ? WeChatRefusals.Of(failure) : new ServiceImage(uploaded.Value.MediaId);
    }

    private async Task<KeptFile?> FileOfAsync(string picture, CancellationToken cancellation) =>
        UploadPaths.IsUpload(picture) ? await uploads.FindAsync(picture[UploadPaths.Prefix.Length..], cancellation) : null;

    private static string? Wrong(string text) => text.Length == 0 ? FieldReasons.Missing
        : FieldReasons.OfText(text, MostBytes) is { } reason ? reason
        : Encoding.UTF8.GetByteCount(text) > MostBytes ? $"太长，最多 {MostBytes} 字节（{FieldReasons.Chinese(MostBytes)}）"
        : null;
}
