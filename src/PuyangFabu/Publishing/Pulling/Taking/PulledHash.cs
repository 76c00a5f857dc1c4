using System.Security.Cryptography;
using System.Text;
using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Publishing.Pulling.Taking;

/// <summary>The fingerprint of an article as WeChat has it: another one means that somebody changed it there.</summary>
public static class PulledHash
{
    /// <returns>SHA-256 in 64 lower-case hex digits.</returns>
    public static string Of(DraftArticle article)
    {
        var text = new StringBuilder("pulled 1");
        foreach (var part in new[] { article.Kind, article.Title, article.Author, article.Digest, article.Content, article.ContentSourceUrl, CoverOf(article) })
        {
            // With its length before it: no two different articles give the same text.
            text.Append('\n').Append(part.Length).Append(' ').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // The address of one picture changes its query with the day.
    private static string CoverOf(DraftArticle article) => article.ThumbMediaId.Length > 0 ? article.ThumbMediaId : article.ThumbUrl.Split('?')[0];
}
