using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.Articles;

/// <summary>
/// The fingerprint of everything a reader sees of an article. Each part goes in with its length before it, in a fixed
/// order, so that no two different articles give the same bytes. The time of publication is not part of it: publishing
/// what was signed off does not change it.
/// </summary>
public static class ContentHash
{
    private const string Form = "puyangfabu-article-1";

    /// <returns>SHA-256 in 64 lower-case hex digits.</returns>
    /// <param name="boardSlug">The slug of the article's board, as ids differ between databases.</param>
    public static string Of(Article article, string boardSlug)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        foreach (var part in Parts(article, boardSlug))
        {
            Append(bytes, part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    private static IEnumerable<string> Parts(Article article, string boardSlug) =>
    [
        Form, boardSlug, article.Title, article.Digest, article.BodyHtml, article.CoverUrl,
        article.Author, article.Editor, article.Source, article.SourceUrl, article.Keywords, article.Sample ? "sample" : "",
    ];

    private static void Append(ArrayBufferWriter<byte> bytes, string part)
    {
        var length = Encoding.UTF8.GetByteCount(part);
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(sizeof(int)), length);
        bytes.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(part, bytes);
    }
}
