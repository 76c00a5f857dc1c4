using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Content.Search;

namespace PuyangFabu.Tests.Content.Search;

public sealed class HostileQueryTests : IDisposable
{
    private readonly ArticleIndex index = ArticleIndex.Open(null, NullLogger.Instance, TimeProvider.System);

    public HostileQueryTests() =>
        index.Apply([new() { Id = 1, Title = "C++ 与 AND/OR：公积金(2016)~查询*" }, new() { Id = 2, Title = "停水通知 𠮷祥小区" }], [], 1);

    public void Dispose() => index.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(" \u3000\t\n")]
    [InlineData("？！。…—")]
    [InlineData("😀👍🏽❤️")]
    [InlineData("+-&&||!(){}[]^\"~*?:\\/")]
    [InlineData("\u200B\uFEFF\u202E")]
    [InlineData("你好")]
    [InlineData("请问怎么办啊")]
    public void What_asks_nothing_finds_nothing(string query) => Assert.Equal(0, index.Search(query, 0, 10).Total);

    [Theory]
    [InlineData("title:公积金")]
    [InlineData("公积金 AND (")]
    [InlineData("\"公积金")]
    [InlineData("公积金~*")]
    [InlineData("+公积金 -查询")]
    public void Query_syntax_is_plain_text(string query) => Assert.Equal(1, index.Search(query, 0, 10).Hits[0].Id);

    [Theory]
    [InlineData("𠮷祥")]
    [InlineData("𠮷")]
    public void Characters_beyond_the_basic_plane_are_characters(string query) => Assert.Equal(2, index.Search(query, 0, 10).Hits[0].Id);

    [Fact]
    public void Of_a_text_without_end_the_beginning_is_searched()
    {
        Assert.Equal(1, index.Search("公积金查询" + new string(' ', 5000) + "停水", 0, 10).Hits[0].Id);
        Assert.Equal(0, index.Search(string.Concat(Enumerable.Repeat("量子纠缠与黑洞蒸发", 600)), 0, 10).Total);
        Assert.Equal(0, index.Search(new string('a', 100_000), 0, 10).Total);
    }

    [Fact]
    public void No_text_throws_or_gives_more_than_asked_for()
    {
        // Whole characters of the titles and single code units of any kind, lone surrogates among them.
        var piece = Gen.OneOf(
            Gen.Elements("公积金", "停水", "𠮷", "AND", "C++", "2016", " ", "\uD842", "\uDFB7", "*", "\"", "请问", "a", "9"),
            Gen.Choose(0, char.MaxValue).Select(code => ((char)code).ToString()));
        var texts = piece.ListOf().Select(pieces => string.Concat(pieces));
        var numbers = Gen.Choose(0, 3);

        Prop.ForAll(texts.ToArbitrary(), numbers.ToArbitrary(), numbers.ToArbitrary(), (text, skip, take) =>
        {
            index.Synonyms = new SynonymTable([[text, "公积金"], ["停水", text]]);
            var page = index.Search(text, skip, take);
            return page.Hits.Count <= take && page.Hits.Count <= page.Total && page.Hits.All(hit => float.IsFinite(hit.Score))
                && index.Related(text, take).Count <= take;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Any_text_can_be_an_article()
    {
        var texts = Gen.Choose(0, char.MaxValue).Select(code => (char)code).ArrayOf().Select(characters => new string(characters));

        Prop.ForAll(texts.ToArbitrary(), texts.ToArbitrary(), (title, body) =>
        {
            index.Apply([new() { Id = 3, Title = title, Body = body, Digest = body + title, Keywords = title, BoardName = body, PublishedAtMs = title.Length * long.MaxValue }], [], 2);
            return index.Count == 3 && float.IsFinite(index.Search("公积金", 0, 1).Hits[0].Score);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_empty_index_answers()
    {
        using var empty = ArticleIndex.Open(null, NullLogger.Instance, TimeProvider.System);

        Assert.Equal(0, empty.Search("公积金", 0, 10).Total);
        Assert.Empty(empty.Related("公积金", 10));
    }
}
