using System.Text;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Directories;
using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Operations.SampleContent;

/// <summary>Holds the content files to what readers and WeChat need of them.</summary>
public sealed class DemonstrationTests(TestDatabases databases) : IAsyncLifetime
{
    /// <summary>The only numbers that public sources gave for seeds.</summary>
    private static readonly string[] KnownPhones = ["12345", "110", "119", "120", "122", "12377", "0393-6912377"];

    private TestDatabase database = null!;
    private BoardTree boards = null!;
    private IReadOnlyList<Article> articles = null!;
    private IReadOnlyList<ReplyRule> rules = null!;
    private IReadOnlyList<DirectoryEntry> directory = null!;

    public async ValueTask InitializeAsync()
    {
        database = databases.Create("sqlite");
        var seed = new SeedDriver(database);
        await seed.RunAsync(sampleContent: true);
        boards = await seed.TreeAsync();
        articles = await seed.AllArticlesAsync();
        rules = await seed.Rules.ListAsync(TestContext.Current.CancellationToken);
        directory = await seed.Directory.ListAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("何雄赵瑞东严令整治马颊河污染", "puyang-yaowen")]
    [InlineData("图解濮阳“双联四推六覆盖”", "tujie-zhengce")]
    [InlineData("市政府与中国一冶集团开展全方位合作", "puyang-yaowen")]
    [InlineData("聚焦海绵城市系列报道", "zhuanti")]
    [InlineData("濮阳市教育局致社会各界及广大学生家长的公开信", "tongzhi-gonggao")]
    [InlineData("濮阳网警辟谣：“23号上午教委门口呼吁高考公平公安引导游行”的信息为虚假信息", "piyao-pingtai")]
    public void The_titles_of_the_launch_stand_on_their_boards(string title, string board)
    {
        var article = Assert.Single(articles, article => article.Title == title);

        Assert.Equal(board, boards.Find(article.BoardId)!.Slug);
        Assert.Equal(new DateTime(2016, 6, 28), DateTimeOffset.FromUnixTimeMilliseconds(article.PublishedMs!.Value).AddHours(8).Date);
    }

    [Fact]
    public void Every_second_level_board_has_articles() => Assert.All(
        boards.Roots.SelectMany(root => boards.ChildrenOf(root.Id)),
        board => Assert.True(articles.Count(article => article.BoardId == board.Id) >= 3, board.Name));

    [Fact]
    public void Every_article_says_first_that_it_is_a_sample() => Assert.All(articles, static article =>
    {
        Assert.True(article.Sample);
        Assert.StartsWith("<blockquote>\n<p><strong>示例</strong>", article.BodyHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("本文用于演示", article.Digest, StringComparison.Ordinal);
        Assert.InRange(article.Digest.Length, 12, Digest.Longest);
        Assert.NotEmpty(article.Keywords);
    });

    [Fact]
    public void The_texts_hold_headings_lists_tables_and_quotations()
    {
        foreach (var (element, least) in new[] { ("<h2>", 30), ("<table>", 25), ("<blockquote>\n<p>", 56), ("<ul>", 20), ("<ol>", 20) })
        {
            Assert.True(articles.Count(article => article.BodyHtml.Contains(element, StringComparison.Ordinal)) >= least, element);
        }
    }

    [Fact]
    public void Every_rule_can_be_answered() => Assert.All(rules.SelectMany(static rule => rule.Replies), reply => Assert.True(reply switch
    {
        TextContent text => text.Text.Length > 0 && Encoding.UTF8.GetByteCount(text.Text) <= 2048,
        ArticleContent article => articles.Any(known => known.Id == article.ArticleId),
        BoardContent board => boards.Find(board.Board) is not null,
        _ => false,
    }, reply.ToString()));

    [Theory]
    [InlineData("公积金", "公积金")]
    [InlineData("公積金？", "公积金")]
    [InlineData("12345", "人工")]
    [InlineData("你好！", "你好")]
    [InlineData("请问怎么补办身份证", "身份证（短语）")]
    [InlineData("华龙区停水了吗", "停水（短语）")]
    [InlineData("身份证丢了怎么办", "身份证（短语）")]
    public void What_citizens_ask_most_has_a_rule(string text, string rule) =>
        Assert.Equal(rule, new ReplyRuleMatcher(rules).Find(SearchText.Normalize(text), 0)?.Rule.Name);

    [Fact]
    public void No_rule_stands_before_a_board_asked_for_by_its_name()
    {
        var matcher = new ReplyRuleMatcher(rules);

        Assert.All(
            boards.All.Select(static board => board.Name).Append("更多"),
            name => Assert.Null(matcher.Find(SearchText.Normalize(name), 0)?.Keyword));
    }

    [Fact]
    public void Who_sends_the_title_of_an_article_gets_that_article()
    {
        var matcher = new ReplyRuleMatcher(rules);

        Assert.All(articles, article =>
        {
            var match = matcher.Find(SearchText.Normalize(article.Title), 0);
            Assert.True(match is null || match.Value.Rule.Replies is [ArticleContent reply] && reply.ArticleId == article.Id, article.Title);
        });
    }

    [Fact]
    public void No_keyword_is_in_two_rules_of_the_same_kind()
    {
        var keywords = rules.SelectMany(static rule => rule.Keywords.Select(word => (rule.Match, Word: SearchText.Normalize(word)))).ToList();

        Assert.Equal(keywords.Count, keywords.Distinct().Count());
    }

    [Fact]
    public void The_directory_names_only_what_public_sources_gave()
    {
        Assert.Equal(DirectoryKind.All.Order(), directory.Select(static entry => entry.Kind).Distinct().Order());
        Assert.All(directory, static entry => Assert.True(entry.Phone.Length == 0 || KnownPhones.Contains(entry.Phone), entry.Phone));
        Assert.All(directory.Where(static entry => entry.SiteUrl.Length > 0), static entry =>
            Assert.True(Uri.TryCreate(entry.SiteUrl, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https", entry.SiteUrl));
    }

    [Fact]
    public void Every_number_to_call_in_the_texts_is_a_known_one()
    {
        var texts = articles.Select(static article => article.BodyText)
            .Concat(rules.SelectMany(static rule => rule.Replies).OfType<TextContent>().Select(static text => text.Text));

        Assert.All(
            texts.SelectMany(static text => System.Text.RegularExpressions.Regex.Matches(text, @"(?<![\d-])(?:0\d{2,3}-\d{7,8}|(?:1[02]|9[56])\d{3}|\d{7,11}|(?<=拨打 |报警 |火警 |急救 |交通事故 )\d+)(?![\d-])")),
            static number => Assert.Contains(number.Value, KnownPhones));
    }
}
