using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Search.Indexing;

/// <summary>The fields of an article in the Lucene index. After a change here raise <see cref="Version"/>: indexes of another version are built again.</summary>
internal static class IndexFields
{
    public const string Version = "2";

    public const string Id = "id";
    public const string IdValue = "idValue";
    public const string PublishedAt = "publishedAt";
    public const string TitleText = "titleText";
    public const string Title = "title";
    public const string More = "more";
    public const string MoreLength = "moreLength";

    /// <summary>A word of the editors' keywords says as much as four mentions in the body, one of board or digest as much as two.</summary>
    private const int KeywordRepeats = 4;
    private const int DigestRepeats = 2;

    /// <summary>What stands deeper in a long text seldom is what it is about, and the index stays small.</summary>
    private const int LongestBody = 4000;

    private static readonly FieldType Terms = new()
    {
        IsIndexed = true,
        IsTokenized = true,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS,
    };

    static IndexFields() => Terms.Freeze();

    public static Term IdTerm(long id) => new(Id, id.ToString(CultureInfo.InvariantCulture));

    public static Document Create(SearchDocument article)
    {
        var titleText = Compact(article.Title);
        var title = new TermTokenStream();
        title.Add(titleText, 1, _ => true);

        var more = new TermTokenStream();
        more.Add(Compact(article.Keywords), KeywordRepeats, FindsMore);
        more.Add(Compact(article.BoardName), DigestRepeats, FindsMore);
        more.Add(Compact(article.Digest), DigestRepeats, FindsMore);
        more.Add(Compact(article.Body.AsSpan(0, Math.Min(article.Body.Length, LongestBody))), 1, FindsMore);

        return
        [
            new StringField(Id, article.Id.ToString(CultureInfo.InvariantCulture), Field.Store.NO),
            new NumericDocValuesField(IdValue, article.Id),
            new NumericDocValuesField(PublishedAt, article.PublishedAtMs),
            new BinaryDocValuesField(TitleText, new BytesRef(titleText)),
            new Field(Title, title, Terms),
            new Field(More, more, Terms),
            new NumericDocValuesField(MoreLength, more.Count),
        ];
    }

    /// <summary>Outside the title only pairs and words are looked up: single characters and pieces are in every long text.</summary>
    public static bool FindsMore(TermKind kind) => kind is TermKind.Pair or TermKind.Word or TermKind.WordPart;

    private static string Compact(ReadOnlySpan<char> text) => CompactText.Of(ChineseNumerals.Fold(SearchText.Normalize(text)));
}
