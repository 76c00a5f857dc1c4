using PuyangFabu.Content.Search.Indexing;

namespace PuyangFabu.Tests.Content.Search;

public sealed class TermSplitterTests
{
    [Theory]
    [InlineData("公积金", "公 积 金 公积 积金")]
    [InlineData("公积 金", "公 积 金 公积")]
    [InlineData("5路", "5 路 5路")]
    [InlineData("win10", "win10 win 10 ^win ^in1 ^n10")]
    [InlineData("𠮷祥", "𠮷 祥 𠮷祥")]
    [InlineData("", "")]
    public void A_text_is_cut_into_characters_pairs_and_words(string text, string terms)
    {
        var found = new List<SearchTerm>();
        TermSplitter.Split(text, found);

        var written = found.Select(term => string.Concat(term.Kind == TermKind.WordPiece ? "^" : "", text.AsSpan(term.Start, term.Length)));
        Assert.Equal(terms.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), written.Order());
    }

    [Theory]
    [InlineData("《公积金》——提取！", "公积金 提取")]
    [InlineData("  a.b  ", "a b")]
    [InlineData("好😀的", "好 的")]
    [InlineData("？", "")]
    public void Marks_are_gaps(string text, string compact) => Assert.Equal(compact, CompactText.Of(text));
}
