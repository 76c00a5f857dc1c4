using PuyangFabu.WeChat.Api.Drafts;
using Senparc.Weixin.MP.AdvancedAPIs.Draft.DraftJson;

namespace PuyangFabu.Senparc.Calls;

/// <summary>An article of a draft, with the fields that <see cref="DraftModel"/> does not have. Their names are those on the wire.</summary>
internal sealed class NewsDraft : DraftModel
{
    public string article_type { get; } = "news";

    public string? pic_crop_235_1 { get; private init; }

    public string? pic_crop_1_1 { get; private init; }

    public static DraftModel Of(DraftArticle article) => new NewsDraft
    {
        title = article.Title,
        author = article.Author,
        digest = article.Digest,
        content = article.Content,
        content_source_url = article.ContentSourceUrl,
        thumb_media_id = article.ThumbMediaId,
        need_open_comment = article.NeedOpenComment ? 1 : 0,
        only_fans_can_comment = article.OnlyFansCanComment ? 1 : 0,
        pic_crop_235_1 = article.CropWide.Length > 0 ? article.CropWide : null,
        pic_crop_1_1 = article.CropSquare.Length > 0 ? article.CropSquare : null,
    };
}
