using System.Globalization;
using PuyangFabu.Articles;
using PuyangFabu.Boards;
using PuyangFabu.Site;
using PuyangFabu.Storage;

namespace PuyangFabu.Materials;

/// <summary>Reads approved texts for those who send or publish them.</summary>
public sealed class ArticleTexts(BoardCatalog boards, PublicUrls urls)
{
    /// <summary>The texts in the order in which they are asked for.</summary>
    /// <returns>Null when one is not there, or is no longer what its hash says.</returns>
    public async Task<IReadOnlyList<ArticleToSend>?> ReadAsync(DbSession session, IEnumerable<ArticleText> wanted)
    {
        var texts = new List<ArticleToSend>();
        foreach (var text in wanted)
        {
            if (await ArticleVersionStore.FindAsync(session, text.ArticleId, text.Version) is not { } version
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
                BodyHtml = document.BodyHtml,
                CoverUrl = document.CoverUrl,
                BoardSlug = boards.Current.Find(document.BoardId)?.Slug ?? "",
                SourceUrl = SourceUrl(text.ArticleId),
            });
        }

        return texts;
    }

    /// <summary>Where 阅读原文 leads: the article on this site.</summary>
    public string SourceUrl(long articleId) => urls.To(string.Create(CultureInfo.InvariantCulture, $"articles/{articleId}"));
}
