using System.Net;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Replies;

/// <summary>Words that found nothing: seen, made a rule of, let go.</summary>
public sealed class UnansweredApiTests(ContentHost content) : IClassFixture<ContentHost>
{
    private HttpClient Editor => content.Editor;

    [Fact]
    public async Task Words_that_found_nothing_become_a_rule_in_one_call()
    {
        foreach (var words in new[] { "㐀㐁㐂", "㐀㐁㐂！", "㐄㐅㐆" })
        {
            Assert.Contains("没有找到", await content.Host.Sender.AskAsync(words), StringComparison.Ordinal);
        }

        Assert.Superset(new HashSet<string> { "㐀㐁㐂", "㐄㐅㐆" }, (await ListAsync()).ToHashSet());
        var rule = await Editor.CallAsync(
            "POST", "/api/unanswered-words/rule", new { words = new[] { "㐀㐁㐂", "㐄㐅㐆" }, reply = "现在知道了" }, HttpStatusCode.Created);

        Assert.Equal("㐀㐁㐂", rule.Json.GetProperty("name").GetString());
        Assert.Equal("现在知道了", await content.Host.Sender.AskAsync("㐄㐅㐆"));
        Assert.DoesNotContain("㐄㐅㐆", await ListAsync());
        Assert.DoesNotContain("㐀㐁㐂", await ListAsync());
        Assert.Equal(rule.Json.ToString(), (await Editor.CallAsync("GET", $"/api/reply-rules/{rule.Id}")).Json.ToString());
    }

    [Fact]
    public async Task A_rule_that_is_refused_leaves_the_words_where_they_are()
    {
        await content.Host.Sender.AskAsync("㐇㐈㐉");

        var refused = await Editor.CallAsync("POST", "/api/unanswered-words/rule", new { words = new[] { "㐇㐈㐉" }, reply = "" }, HttpStatusCode.BadRequest);
        await Editor.CallAsync("POST", "/api/unanswered-words/rule", "{}", HttpStatusCode.BadRequest);

        Assert.Equal("不能是空的", refused.Error("replies[0].text"));
        Assert.Contains("㐇㐈㐉", await ListAsync());
    }

    [Fact]
    public async Task Dismissed_words_are_gone_until_somebody_sends_them_again()
    {
        await content.Host.Sender.AskAsync("㐊/㐋%2F㐌");

        await Editor.CallAsync("DELETE", $"/api/unanswered-words?words={Uri.EscapeDataString("㐊/㐋%2F㐌")}", null, HttpStatusCode.NoContent);
        await Editor.CallAsync("DELETE", "/api/unanswered-words?words=㐊", null, HttpStatusCode.NotFound);
        await Editor.CallAsync("DELETE", "/api/unanswered-words", null, HttpStatusCode.BadRequest);
        await Editor.CallAsync("DELETE", "/api/unanswered-words?words=㐊&account=meiyou", null, HttpStatusCode.BadRequest);

        Assert.DoesNotContain("㐊/㐋%2f㐌", await ListAsync());
        await content.Host.Sender.AskAsync("㐊/㐋%2F㐌");
        Assert.Contains("㐊/㐋%2f㐌", await ListAsync());
    }

    [Fact]
    public async Task Pages_follow_one_another_without_a_gap()
    {
        for (var number = 0; number < 7; number++)
        {
            for (var times = 0; times <= number / 3; times++)
            {
                await content.Host.Sender.AskAsync($"㐠㐡{(char)('㐢' + number)}");
            }
        }

        var all = await ListAsync();
        var paged = new List<string>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = (await Editor.CallAsync("GET", $"/api/unanswered-words?limit=2&cursor={cursor}")).Json;
            paged.AddRange(page.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("words").GetString()!));
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }

        Assert.Equal(all, paged);
        Assert.Equal("㐠㐡㐨", all[0]);
        foreach (var wrong in new[] { "x", "!!", "MS4y", "MS4yLgA" })
        {
            await Editor.CallAsync("GET", $"/api/unanswered-words?cursor={wrong}", null, HttpStatusCode.BadRequest);
        }
    }

    private async Task<List<string>> ListAsync() =>
        [.. (await Editor.CallAsync("GET", "/api/unanswered-words?limit=500")).Json.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("words").GetString()!)];
}
