using System.Globalization;
using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Broadcasts;

namespace PuyangFabu.Tests.Console.Broadcasts.Composing;

/// <summary>Where a broadcast is put together.</summary>
public sealed class ComposerPageTests(TestDatabases databases)
{
    [Fact]
    public async Task The_composer_offers_what_waits_to_be_published_and_fills_in_a_usual_time()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var waiting = await room.Newsroom.ApprovedAsync(new { board = "puyang-yaowen", title = "还没有发布的一篇", body = "正文。", source = "濮阳日报" });
        var planned = await room.ApprovedAsync(new
        {
            articleIds = new[] { await room.Newsroom.PublishedAsync() },
            audience = new { all = true },
            scheduledAt = room.Host.Database.Clock.GetUtcNow().AddDays(1),
        });
        using var writer = await room.Newsroom.EnterAsync("writer");

        await writer.OpenAsync("/console/broadcasts/new");
        Assert.Contains("还没有发布：随群发发布", writer.Html, StringComparison.Ordinal);
        Assert.Contains($"/console/broadcasts/{planned}\"", writer.Html, StringComparison.Ordinal);
        Assert.Contains("当天的 1 次群发已经用掉或已有安排", writer.Html, StringComparison.Ordinal);
        using var timed = await writer.SendAsync("/console/broadcasts/new", ("act", "at 2016-06-30T18:00"), ("articleIds", $"{waiting}"), ("audience", "all"));
        Assert.Equal(("2016-06-30", "18:00", $"{waiting}"), (writer.Field("day"), writer.Field("time"), writer.Field("articleIds")));
        using var saved = await writer.SendAsync(
            "/console/broadcasts/new", ("act", "save"), ("articleIds", $"{waiting}"), ("audience", "all"), ("day", "2016-06-30"), ("time", "18:00"));
        await writer.OpenAsync(saved.Target());
        Assert.Contains("还没有发布的稿件会随群发发布", writer.Html, StringComparison.Ordinal);
        await writer.OpenAsync($"/console/articles/{waiting}");
        Assert.All(["选入了群发", "会随它发布"], text => Assert.Contains(text, writer.Html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_composer_offers_the_newest_whatever_waits_and_tells_of_a_chosen_one_that_it_goes_live()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var waiting = 0L;
        for (var number = 0; number < 10; number++)
        {
            waiting = await room.Newsroom.ApprovedAsync(new { board = "puyang-yaowen", title = $"等发布 {number}", body = "正文。", source = "濮阳日报" });
        }

        room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await room.Newsroom.PublishedAsync(new { board = "puyang-yaowen", title = "刚发布的一篇", body = "正文。", source = "濮阳日报" });
        using var writer = await room.Newsroom.EnterAsync("writer");
        await writer.OpenAsync("/console/broadcasts/new");
        Assert.Contains("选用“刚发布的一篇”", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);

        using var found = await writer.SendAsync("/console/broadcasts/new", ("act", "find"), ("words", "刚发布"), ("articleIds", $"{waiting}"), ("audience", "all"));
        Assert.Contains("1. 等发布 9<", writer.Html, StringComparison.Ordinal);
        Assert.Contains("随群发发布</", writer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_withdrawn_since_is_not_taken_into_one_like_it_and_told_at_once()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var (kept, gone) = (await room.Newsroom.PublishedAsync(), await room.Newsroom.PublishedAsync(new { board = "puyang-yaowen", title = "撤下的一篇", body = "正文。", source = "濮阳日报" }));
        var id = (await room.CreateAsync(new { articleIds = new[] { kept, gone }, audience = new { all = true } })).Id;
        (await room.Newsroom.Chief.WithdrawAsync(gone)).Ok();
        using var writer = await room.Newsroom.EnterAsync("writer");

        await writer.OpenAsync($"/console/broadcasts/new?like={id}");
        Assert.Equal($"{kept}", writer.Field("articleIds"));
        Assert.Contains("“撤下的一篇”现在是“已撤稿”", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        Assert.Contains("没有带过来", writer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_keeps_everything_and_a_day_without_a_send_left_is_refused_at_the_first_step()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync();
        await room.ApprovedAsync(BroadcastRoom.ToAll(article));
        using var writer = await room.Newsroom.EnterAsync("writer");
        await writer.OpenAsync("/console/broadcasts/new");
        Assert.Contains("今天还剩 <strong>0</strong> 次", writer.Html, StringComparison.Ordinal);

        using var full = await writer.SendAsync("/console/broadcasts/new", ("act", "save"), ("articleIds", $"{article}"), ("audience", "all"), ("linkFootnotes", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, full.StatusCode);
        Assert.Contains("今天不能再群发，当天的 1 次群发已经用掉或已有安排", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        Assert.Matches("最近能发的是 [0-9]+月[0-9]+日 周. [0-9]{2}:[0-9]{2}", WebUtility.HtmlDecode(writer.Html));
        Assert.Contains($"name=\"articleIds\" value=\"{article}\"", writer.Html, StringComparison.Ordinal);
        Assert.Matches("name=\"linkFootnotes\" value=\"true\" checked", writer.Html);
        var today = room.Host.Database.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        using var sameDay = await writer.SendAsync(
            "/console/broadcasts/new", ("act", "save"), ("articleIds", $"{article}"), ("audience", "all"), ("day", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("time", "23:59"));
        Assert.Equal(HttpStatusCode.BadRequest, sameDay.StatusCode);

        using var half = await writer.SendAsync("/console/broadcasts/new", ("act", "save"), ("articleIds", $"{article}"), ("audience", "all"), ("linkFootnotes", "true"), ("time", "18:00"));
        Assert.Equal(HttpStatusCode.BadRequest, half.StatusCode);
        Assert.Contains($"name=\"articleIds\" value=\"{article}\"", writer.Html, StringComparison.Ordinal);
        Assert.Matches("name=\"linkFootnotes\" value=\"true\" checked", writer.Html);
        Assert.Equal("18:00", writer.Field("time"));
        using var later = await writer.SendAsync(
            "/console/broadcasts/new", ("act", "save"), ("articleIds", $"{article}"), ("audience", "all"), ("waitAfterApproval", "true"));
        Assert.StartsWith("/console/broadcasts/2?", later.Target(), StringComparison.Ordinal);
        await writer.OpenAsync("/console/broadcasts/2/edit");
        using var changed = await writer.SendAsync("/console/broadcasts/2/edit", ("act", "save"), ("revision", writer.Field("revision")), ("articleIds", $"{article}"), ("audience", "all"));
        Assert.Equal(HttpStatusCode.BadRequest, changed.StatusCode);
        using var tomorrow = await writer.SendAsync(
            "/console/broadcasts/2/edit", ("act", "save"), ("revision", writer.Field("revision")), ("articleIds", $"{article}"), ("audience", "all"), ("day", today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("time", "18:00"));
        Assert.Equal("/console/broadcasts/2?done=saved", tomorrow.Target());
    }
}
