using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Broadcasts;

namespace PuyangFabu.Tests.Console.Broadcasts;

/// <summary>What holds a broadcast up is told before anybody presses.</summary>
public sealed class BroadcastObstaclePagesTests(TestDatabases databases)
{
    [Fact]
    public async Task No_form_is_offered_for_what_cannot_be_done()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = (await room.CreateAsync()).Id;
        using var publisher = await room.Newsroom.EnterAsync("publisher");
        foreach (var (act, said) in new[]
        {
            ("send", "不能安排发送"), ("reject", "不能退回"), ("acknowledge", "没有要记下的"), ("resolve", "不能人工确认结果"), ("recall", "不能撤回"),
        })
        {
            await publisher.OpenAsync($"/console/broadcasts/{id}/{act}");
            Assert.Contains($"现在是“草稿”，{said}", System.Net.WebUtility.HtmlDecode(publisher.Html), StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"contentHash\"", publisher.Html, StringComparison.Ordinal);
        }

        (await room.DoAsync(room.Author, id, "cancel")).Ok();
        foreach (var act in new[] { "submit", "cancel" })
        {
            await publisher.OpenAsync($"/console/broadcasts/{id}/{act}");
            Assert.Contains("现在是“已取消”，不能", System.Net.WebUtility.HtmlDecode(publisher.Html), StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"contentHash\"", publisher.Html, StringComparison.Ordinal);
        }

        using var refused = await publisher.SendAsync($"/console/broadcasts/{id}/cancel");
        Assert.Equal(System.Net.HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task What_is_left_today_is_told_of_those_to_whom_it_goes()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, kind: "service");
        var article = await room.Newsroom.PublishedAsync();
        await room.Newsroom.ByHandAsync("insert into follower_tags (account, tag_id, name, members) values (@account, 100, '志愿者', 5)", new { account = BroadcastRoom.Account });
        await room.ApprovedAsync(BroadcastRoom.ToAll(article));
        await room.StepAsync();
        var all = await room.ApprovedAsync(new { articleIds = new[] { article }, audience = new { all = true }, sendWhenApproved = false });
        var tagged = await room.ApprovedAsync(new { articleIds = new[] { article }, audience = new { tagId = 100 }, sendWhenApproved = false });
        using var publisher = await room.Newsroom.EnterAsync("publisher");

        await publisher.OpenAsync($"/console/broadcasts/{tagged}/send");
        Assert.Contains("志愿者", publisher.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("不能再群发", publisher.Html, StringComparison.Ordinal);
        await publisher.OpenAsync($"/console/broadcasts/{all}/send");
        Assert.Contains("当天已有一次发给全部粉丝的群发", publisher.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_whose_article_was_taken_from_readers_says_so_and_is_not_offered_to_be_handed_in()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync(new { board = "puyang-yaowen", title = "撤掉的一篇", body = "正文。", source = "濮阳日报" });
        var id = (await room.CreateAsync(BroadcastRoom.ToAll(article))).Id;
        using var writer = await room.Newsroom.EnterAsync("writer");
        await writer.OpenAsync($"/console/broadcasts/{id}");
        Assert.Contains($"/console/broadcasts/{id}/submit", writer.Html, StringComparison.Ordinal);
        (await room.Newsroom.Chief.WithdrawAsync(article)).Ok();

        await writer.OpenAsync($"/console/broadcasts/{id}");
        Assert.Contains("稿件“撤掉的一篇”现在是“已撤稿”", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        Assert.DoesNotContain($"/console/broadcasts/{id}/submit", writer.Html, StringComparison.Ordinal);
        await writer.OpenAsync($"/console/broadcasts/{id}/submit");
        Assert.Contains("稿件“撤掉的一篇”现在是“已撤稿”", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_tells_of_what_waits_and_of_a_text_why_it_is_not_taken_back()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync(new { text = "今晚停水。", audience = new { all = true } });
        using var publisher = await room.Newsroom.EnterAsync("publisher");
        await publisher.OpenAsync("/console");
        Assert.Contains("今天还没有群发；有 1 条等批准", publisher.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("今天没有群发，也没有安排", publisher.Html, StringComparison.Ordinal);

        (await room.ApproveAsync(id)).Ok();
        await room.StepAsync();
        await publisher.OpenAsync($"/console/broadcasts/{id}");
        Assert.Contains("文字和图片发出后不能撤回", publisher.Html, StringComparison.Ordinal);
    }
}
