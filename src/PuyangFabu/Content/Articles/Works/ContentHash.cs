using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.Content.Articles.Works;

/// <summary>
/// The fingerprint of everything a reader sees of an article. Each part goes in with its length before it, in a fixed
/// order, so that no two different articles give the same bytes. The time of publication is not part of it: publishing
/// what was signed off does not change it.
/// </summary>
public static class ContentHash
{
    /// <summary>Of articles that use none of the later fields: their hashes stay what they always were.</summary>
    private const string FirstForm = "puyangfabu-article-1";

    private const string SecondForm = "puyangfabu-article-2";

    /// <summary>Names each later field that is used: more of them can come without another form.</summary>
    private const string ThirdForm = "puyangfabu-article-3";

    /// <returns>SHA-256 in 64 lower-case hex digits.</returns>
    /// <param name="boardSlugs">
    /// The slugs of the article's board and, each on a line of its own, of the further ones, as ids differ between databases.
    /// </param>
    public static string Of(ArticleDocument article, string boardSlugs)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        var boards = boardSlugs.Split('\n');
        foreach (var part in PartsOf(article, boards))
        {
            Append(bytes, part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    public static string Of(ArticleDocument content) => Of(content, content.BoardSlugs);

    private static IEnumerable<string> PartsOf(ArticleDocument article, string[] boards)
    {
        List<string> named = [.. ArticleField.All.Where(field => field.Hash == ArticleFieldHash.Named && field.Hashed(article).Length > 0)
            .SelectMany(field => new[] { field.Name, field.Hashed(article) })];
        var later = named.Count > 0 || boards.Length > 1 || article.Corrections.Length > 0
            || Parts(article, ArticleFieldHash.WhenUsed).Any(static part => part.Length > 0);
        return later
            ? [.. FirstParts(named.Count > 0 ? ThirdForm : SecondForm, article, boards[0]), .. LaterParts(article, boards, named)]
            : FirstParts(FirstForm, article, boards[0]);
    }

    private static IEnumerable<string> FirstParts(string form, ArticleDocument article, string board) =>
        [form, board, .. Parts(article, ArticleFieldHash.Always)];

    // Corrections without their times: publishing them changes nothing that was read. They come last, as nobody knows how many there are;
    // an empty name ends the named fields before them.
    private static IEnumerable<string> LaterParts(ArticleDocument article, string[] boards, List<string> named) =>
    [
        string.Join('\n', boards.Skip(1)), .. Parts(article, ArticleFieldHash.WhenUsed),
        .. named.Count > 0 ? named.Append("") : [],
        .. Correction.Read(article.Corrections).Select(static correction => correction.Text),
    ];

    private static IEnumerable<string> Parts(ArticleDocument article, ArticleFieldHash hash) =>
        ArticleField.All.Where(field => field.Hash == hash).Select(field => field.Hashed(article));

    private static void Append(ArrayBufferWriter<byte> bytes, string part)
    {
        var length = Encoding.UTF8.GetByteCount(part);
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(sizeof(int)), length);
        bytes.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(part, bytes);
    }
}
