using System.Text.Json;
using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Conversation.Replies;

public sealed class ReplyRuleStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_rule_comes_back_as_it_was_stored(string provider)
    {
        using var database = databases.Create(provider);
        var store = new ReplyRuleStore(database.Database, database.Changes, database.Clock);
        var rule = new ReplyRule
        {
            Name = "公积金",
            Keywords = ["公积金", "住房公积金 提取", "😀“引号”\\"],
            Match = ReplyMatch.Contains,
            Priority = -7,
            Enabled = false,
            FromMs = 1_467_099_000_000,
            UntilMs = long.MaxValue,
            Sample = true,
            Replies =
            [
                new TextContent("第一行\n<a href=\"https://example.com/?a=1&b=2\">链接</a>"),
                new ArticleContent(9_007_199_254_740_993),
                new BoardContent("banshi-zhinan"),
                new ImageContent("media-1"),
                new NewsContent("标题", "说明", "", "https://example.com/"),
            ],
        };

        var id = await store.InsertAsync(rule, Cancellation);

        var stored = Assert.Single(await store.ListAsync(Cancellation));
        Assert.Equal(rule.Keywords, stored.Keywords);
        Assert.Equal(rule.Replies, stored.Replies);
        Assert.Equal(rule with { Id = id }, stored with { Keywords = rule.Keywords, Replies = rule.Replies });
    }

    [Theory, EachDatabase]
    public async Task A_rule_without_times_has_none_when_read(string provider)
    {
        using var database = databases.Create(provider);
        var store = new ReplyRuleStore(database.Database, database.Changes, database.Clock);
        await store.InsertAsync(new ReplyRule { Name = "你好", Keywords = ["你好"], Replies = [new TextContent("您好！")] }, Cancellation);

        var stored = Assert.Single(await store.ListAsync(Cancellation));

        Assert.Null(stored.FromMs);
        Assert.Null(stored.UntilMs);
        Assert.Equal(ReplyMatch.Exact, stored.Match);
        Assert.True(stored.Enabled);
    }

    [Theory, EachDatabase]
    public async Task A_new_rule_is_told_by_the_change_feed(string provider)
    {
        using var database = databases.Create(provider);
        var store = new ReplyRuleStore(database.Database, database.Changes, database.Clock);

        var id = await store.InsertAsync(new ReplyRule { Name = "停水", Keywords = ["停水"], Replies = [new TextContent("…")] }, Cancellation);

        var change = Assert.Single(await database.Changes.AfterAsync(0, 10, Cancellation));
        Assert.Equal((ContentKind.ReplyRule, id), (change.Kind, change.EntityId));
    }

    [Fact]
    public void Replies_are_stored_with_their_type_and_readable_chinese() => Assert.Equal(
        """[{"type":"text","text":"您好"},{"type":"article","articleId":5},{"type":"board","board":"zhuanti"},{"type":"image","mediaId":"m"},{"type":"news","title":"t","description":"d","picUrl":"p","url":"u"}]""",
        ReplyContent.Write([new TextContent("您好"), new ArticleContent(5), new BoardContent("zhuanti"), new ImageContent("m"), new NewsContent("t", "d", "p", "u")]));

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("{}")]
    [InlineData("""[{"text":"no type"}]""")]
    [InlineData("""[{"type":"voice","text":"x"}]""")]
    [InlineData("""[{"type":"text"}]""")]
    [InlineData("""[{"type":"text","text":null}]""")]
    [InlineData("""[{"type":"article"}]""")]
    public void A_reply_of_unknown_form_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => ReplyContent.Read(json));

    [Fact]
    public void The_type_may_stand_anywhere_in_a_reply() =>
        Assert.Equal([new TextContent("x")], ReplyContent.Read("""[{"text":"x","type":"text"}]"""));
}
