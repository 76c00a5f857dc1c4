using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Broadcasts;

namespace PuyangFabu.Tests.Console.Broadcasts.Composing;

/// <summary>What the composer says, in words for who puts a broadcast together.</summary>
public sealed class ComposerRefusalTests(TestDatabases databases)
{
    [Fact]
    public async Task Half_a_time_is_said_in_the_same_words_above_the_form_and_beside_the_field()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync();
        using var writer = await room.Newsroom.EnterAsync("writer");
        await writer.OpenAsync("/console/broadcasts/new");

        using var half = await writer.SendAsync("/console/broadcasts/new", ("act", "save"), ("articleIds", $"{article}"), ("audience", "all"), ("time", "18:00"));

        Assert.Equal(HttpStatusCode.BadRequest, half.StatusCode);
        var html = WebUtility.HtmlDecode(writer.Html);
        Assert.Contains(">什么时候发：日期和时间要一起填<", html, StringComparison.Ordinal);
        Assert.Contains("id=\"scheduledAt-error\">日期和时间要一起填<", html, StringComparison.Ordinal);
        Assert.DoesNotContain("不写时区", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_choices_that_the_form_has_are_named()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        using var writer = await room.Newsroom.EnterAsync("writer");
        await writer.OpenAsync("/console/broadcasts/new");

        using var empty = await writer.SendAsync("/console/broadcasts/new", ("act", "save"), ("audience", "all"));

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("要选 1 到 8 篇稿件，或只发一段文字，或只发一张图片；三者选一样", writer.Html, StringComparison.Ordinal);
        Assert.Contains("<summary>不选稿件，只发一张图片</summary>", writer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_offered_can_be_read_and_links_that_will_not_open_are_told_while_choosing()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync(new
        {
            board = "puyang-yaowen",
            title = "有链接的一篇",
            digest = "一句话的摘要。",
            body = "看[办事指南](https://example.com/guide)。",
            source = "濮阳日报",
        });
        using var writer = await room.Newsroom.EnterAsync("writer");

        await writer.OpenAsync("/console/broadcasts/new");
        var offered = WebUtility.HtmlDecode(writer.Html);
        Assert.Contains($"href=\"/console/articles/{article}\" target=\"_blank\"", offered, StringComparison.Ordinal);
        Assert.Contains("一句话的摘要。", offered, StringComparison.Ordinal);
        Assert.DoesNotContain("点不开：", offered, StringComparison.Ordinal);
        using var chosen = await writer.SendAsync("/console/broadcasts/new", ("act", $"add {article}"), ("audience", "all"));
        Assert.All(["链接在微信文章里点不开：", "可以勾选下面的“微信里点不开的链接改为文末注释”"], text => Assert.Contains(text, WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal));

        var draft = (await room.CreateAsync(BroadcastRoom.ToAll(article))).Id;
        await writer.OpenAsync($"/console/broadcasts/{draft}");
        Assert.Contains("可以点“修改”，勾选", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("退回草稿，点", writer.Html, StringComparison.Ordinal);
    }
}
