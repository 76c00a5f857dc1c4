using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Publications;

/// <summary>The fingerprint of what a second person approves: account, articles, and pictures of other sites.</summary>
public static class PublicationHash
{
    /// <param name="pinned">See <see cref="Publication.Pinned"/>.</param>
    /// <param name="linkFootnotes">See <see cref="Publication.LinkFootnotes"/>.</param>
    public static string Of(string account, IEnumerable<ChosenArticle> articles, string pinned, bool linkFootnotes)
    {
        // Neither a slug nor a number nor a hash nor JSON on one line holds a line end.
        var lines = articles.Select(static article => string.Create(CultureInfo.InvariantCulture, $"{article.ArticleId} {article.ContentHash}"));
        if (pinned.Length > 0)
        {
            lines = lines.Append(pinned);
        }

        // Nothing at all without them: what was approved before there were any stays approved.
        if (linkFootnotes)
        {
            lines = lines.Append("footnotes");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(account).Prepend("publication 1")))));
    }
}
