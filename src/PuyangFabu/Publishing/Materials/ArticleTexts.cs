using System.Globalization;
using System.Net;
using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Materials;

/// <summary>Reads approved texts for those who send or publish them.</summary>
public sealed class ArticleTexts(BoardCatalog boards, PublicUrls urls)
{
    /// <summary>The texts in the order in which they are asked for.</summary>
    /// <param name="linkFootnotes">See <see cref="ArticleToSend.LinkFootnotes"/>.</param>
    /// <returns>Null when one is not there, or is no longer what its hash says.</returns>
    public async Task<IReadOnlyList<ArticleToSend>?> ReadAsync(DbSession session, IEnumerable<ChosenArticle> wanted, bool linkFootnotes)
    {
        List<ChosenArticle> asked = [.. wanted];
        var versions = (await ArticleVersionStore.FindAsync(session, [.. asked.Select(static text => (text.ArticleId, text.Version)).Distinct()]))
            .ToDictionary(static version => (version.ArticleId, version.Number));
        var texts = new List<ArticleToSend>();
        foreach (var text in asked)
        {
            if (!versions.TryGetValue((text.ArticleId, text.Version), out var version)
                || version.Read() is not { } document
                || ContentHash.Of(document) != text.ContentHash)
            {
                return null;
            }

            texts.Add(new ArticleToSend
            {
                ArticleId = text.ArticleId,
                Title = document.Title,
                Author = document.Author,
                Digest = document.Digest,
                BodyHtml = document.BodyHtml + Topic(document) + Signature(document) + Attachments(document),
                CoverUrl = document.CoverUrl,
                CropWide = document.CoverCropWide,
                CropSquare = document.CoverCropSquare,
                BoardSlug = boards.Current.Find(document.BoardId)?.Slug ?? "",
                SourceUrl = SourceUrl(text.ArticleId),
                LinkFootnotes = linkFootnotes,
            });
        }

        return texts;
    }

    // As under the article on this site: a reprint must name its source wherever it is read.
    private static string Signature(ArticleDocument document)
    {
        var signed = new[] { ("来源", document.Source), ("责任编辑", document.Editor) }.Where(static part => part.Item2.Length > 0).ToArray();
        return signed.Length == 0 ? "" : $"<p>{string.Join('　', signed.Select(static part => $"{part.Item1}：{WebUtility.HtmlEncode(part.Item2)}"))}</p>";
    }

    // Ordinary accounts may not link from an article to a site: what a topic gathers is named, and read behind 阅读原文.
    private static string Topic(ArticleDocument document) => TopicOutline.Read(document.Topic) is not { } outline ? ""
        : string.Concat(outline.Sections.Select(static section =>
            (section.Title.Length > 0 ? $"<p><strong>{WebUtility.HtmlEncode(section.Title)}</strong></p>" : "")
            + string.Concat(section.Entries.Select(static entry => $"<p>{WebUtility.HtmlEncode(entry.Title)}</p>"))))
            + "<p>点“阅读原文”打开专题，阅读其中的文章。</p>";

    // WeChat's articles carry no files.
    private static string Attachments(ArticleDocument document) => document.Attachments.Length == 0 ? ""
        : $"<p>附件（点“阅读原文”下载）：{WebUtility.HtmlEncode(string.Join('，', Attachment.Read(document.Attachments).Select(static attachment => attachment.Name)))}</p>";

    /// <summary>Where 阅读原文 leads: the article on this site.</summary>
    public string SourceUrl(long articleId) => urls.To(string.Create(CultureInfo.InvariantCulture, $"articles/{articleId}"));
}
