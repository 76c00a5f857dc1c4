using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Review;

namespace PuyangFabu.Publications;

/// <summary>The fingerprint of what a second person approves: account and articles.</summary>
public static class PublicationHash
{
    public static string Of(string account, IEnumerable<ChosenArticle> articles)
    {
        // Neither a slug nor a number nor a hash holds a line end.
        var lines = articles.Select(static article => string.Create(CultureInfo.InvariantCulture, $"{article.ArticleId} {article.ContentHash}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(account).Prepend("publication 1")))));
    }
}
