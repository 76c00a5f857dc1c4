using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Replies;

/// <summary>Trying words: the reply is the one that a follower gets, and every rule that lost says why.</summary>
public sealed class ReplyTrialTests(ContentHost content) : IClassFixture<ContentHost>
{
    private HttpClient Editor => content.Editor;

    [Theory]
    [InlineData("公积金怎么提取")]
    [InlineData("辟谣平台")]
    [InlineData("停水")]
    [InlineData("停水[微笑]")]
    [InlineData("身份证怎么补办")]
    [InlineData("从来没有人问过的呓语㐀㐁")]
    [InlineData("【收到不支持的消息类型，暂无法显示】")]
    public async Task The_trial_gives_what_a_follower_gets(string words)
    {
        var tried = (await TryAsync(words)).GetProperty("reply");

        var sent = await content.Host.Sender.AskAsync(words);
        var shown = tried.GetProperty("type").GetString() == "news"
            ? string.Join('\n', tried.GetProperty("articles").EnumerateArray().Select(static article => article.GetProperty("title").GetString()))
            : tried.GetProperty("text").GetString();
        Assert.Equal(sent, shown);
    }

    [Fact]
    public async Task Winner_and_losers_say_why()
    {
        var exact = await CreateAsync("全等的", "试发演示办证", "exact", 0);
        var high = await CreateAsync("优先的", "试发演示", "contains", 8);
        var low = await CreateAsync("靠后的", "试发演示办证", "contains", 1);
        var shorter = await CreateAsync("短的", "试发", "contains", 1);
        var off = await CreateAsync("停用的", "试发演示办证", "exact", 99, enabled: false);
        var early = await CreateAsync("未到的", "试发演示办证", "exact", 99, from: "2090-01-01");

        var answer = await TryAsync("试发演示办证？");

        Assert.Equal("rule", answer.GetProperty("source").GetString());
        Assert.Equal(exact, answer.GetProperty("winner").GetProperty("id").GetInt64());
        Assert.Equal("与关键词“试发演示办证”全等", answer.GetProperty("winner").GetProperty("why").GetString());
        Assert.Equal([high, low, shorter, off, early], Losers(answer).Select(static loser => loser.Id).Take(5));
        Assert.Equal(
            ["包含匹配次于全等匹配", "包含匹配次于全等匹配", "包含匹配次于全等匹配", "已停用", "不在有效期（还没到）"],
            Losers(answer).Select(static loser => loser.Why));

        answer = await TryAsync("[玫瑰]试发演示办证+");
        Assert.Equal(exact, answer.GetProperty("winner").GetProperty("id").GetInt64());
        Assert.Equal([high, low, shorter, off, early], Losers(answer).Select(static loser => loser.Id));

        answer = await TryAsync("请问试发演示办证在哪里");
        Assert.Equal(high, answer.GetProperty("winner").GetProperty("id").GetInt64());
        Assert.Equal([(low, "优先级低（1 低于 8）"), (shorter, "优先级低（1 低于 8）")], Losers(answer));

        await Editor.CallAsync("DELETE", $"/api/reply-rules/{high}", null, HttpStatusCode.NoContent);
        answer = await TryAsync("请问试发演示办证在哪里");
        Assert.Equal([(shorter, "关键词较短（“试发”短于“试发演示办证”）")], Losers(answer));
    }

    [Fact]
    public async Task A_rule_with_nothing_to_show_says_so()
    {
        await Editor.CallAsync("POST", "/api/boards", new { slug = "try-hidden", name = "试发隐藏栏目", visible = false }, HttpStatusCode.Created);
        var rule = await Editor.CallAsync(
            "POST", "/api/reply-rules", """{"name":"空","keywords":["空回复演示"],"replies":[{"type":"board","board":"try-hidden"}]}""", HttpStatusCode.Created);
        Assert.Equal(["栏目“try-hidden”已隐藏或不存在，这条回复不会出现。"], rule.Texts("warnings"));

        var answer = await TryAsync("空回复演示");

        Assert.NotEqual("rule", answer.GetProperty("source").GetString());
        Assert.False(answer.TryGetProperty("winner", out _));
        Assert.Equal((rule.Id, "排在第一，但它的回复现在都无法显示（稿件没有发布，或栏目已隐藏）"), Assert.Single(Losers(answer)));
    }

    [Fact]
    public async Task A_rule_that_the_words_meet_only_as_they_are_read_is_named_too()
    {
        var store = content.Host.Services.GetRequiredService<ArticleStore>();
        var board = content.Host.Services.GetRequiredService<BoardCatalog>().Current.Find("puyang-yaowen")!;
        await store.UpsertAsync([new Article { BoardId = board.Id, Title = "糖画老艺人", Status = ArticleStatus.Published, ContentHash = "糖画" }], TestContext.Current.CancellationToken);
        await content.Host.FollowChangesAsync();
        var rule = await CreateAsync("糖画规则", "糖画", "contains", 0);

        var answer = await TryAsync("tanghua");

        Assert.Equal("命中回复规则“糖画规则”", answer.GetProperty("why").GetString());
        Assert.Equal((rule, "糖画"), (answer.GetProperty("winner").GetProperty("id").GetInt64(), answer.GetProperty("winner").GetProperty("keyword").GetString()));
    }

    [Fact]
    public async Task An_entry_of_the_directory_says_so() =>
        Assert.Contains("政府机构", (await TryAsync("清丰县")).GetProperty("why").GetString(), StringComparison.Ordinal);

    [Fact]
    public async Task A_trial_leaves_nothing_behind()
    {
        var words = "不留痕迹㐂㐃";

        var answer = await TryAsync(words);

        Assert.Equal("default", answer.GetProperty("source").GetString());
        var unanswered = await Editor.CallAsync("GET", "/api/unanswered-words?limit=500");
        Assert.DoesNotContain(unanswered.Json.GetProperty("items").EnumerateArray(), item => item.GetProperty("words").GetString() == words);
        Assert.Equal("search", (await TryAsync("更多")).GetProperty("source").GetString());
    }

    [Theory]
    [InlineData("""{}""", "text")]
    [InlineData("""{"text":"  "}""", "text")]
    [InlineData("""{"text":"好","account":"meiyou"}""", "account")]
    public async Task A_trial_of_nothing_is_refused(string json, string field) =>
        Assert.NotEmpty((await Editor.CallAsync("POST", "/api/reply-rules/try", json, HttpStatusCode.BadRequest)).Error(field));

    private static List<(long Id, string Why)> Losers(JsonElement answer) =>
        [.. answer.GetProperty("losers").EnumerateArray().Select(static loser => (loser.GetProperty("id").GetInt64(), loser.GetProperty("why").GetString()!))];

    private async Task<JsonElement> TryAsync(string text) => (await Editor.CallAsync("POST", "/api/reply-rules/try", new { text })).Json;

    private async Task<long> CreateAsync(string name, string keyword, string match, long priority, bool enabled = true, string? from = null) => (await Editor.CallAsync(
        "POST", "/api/reply-rules", new { name, keywords = new[] { keyword }, match, priority, enabled, from, replies = name }, HttpStatusCode.Created)).Id;
}
