using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Broadcasts;

namespace PuyangFabu.Tests.Console.Broadcasts;

/// <summary>What the pages of a broadcast say and take, at the keyboard of who works there.</summary>
public sealed class BroadcastWordsTests(TestDatabases databases)
{
    [Fact]
    public async Task What_goes_out_by_itself_offers_another_time_and_no_sending_and_tells_its_story_newest_first()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync(new
        {
            articleIds = new[] { await room.Newsroom.PublishedAsync() },
            audience = new { all = true },
            scheduledAt = room.Host.Database.Clock.GetUtcNow().AddHours(5),
        });
        using var publisher = await room.Newsroom.EnterAsync("publisher");

        await publisher.OpenAsync($"/console/broadcasts/{id}");

        Assert.Contains($"<a class=\"button quiet\" href=\"/console/broadcasts/{id}/send\">改发送时间</a>", publisher.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("安排发送</a>", publisher.Html, StringComparison.Ordinal);
        Assert.Contains("到时自动发送，不用再按什么", publisher.Html, StringComparison.Ordinal);
        var story = publisher.Html[publisher.Html.IndexOf("<ol class=\"timeline\">", StringComparison.Ordinal)..];
        Assert.True(story.IndexOf("批准", StringComparison.Ordinal) < story.IndexOf("新建", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Digits_of_a_chinese_keyboard_are_the_number_and_everything_wrong_is_said_at_once()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.ApprovedAsync(new { articleIds = new[] { await room.Newsroom.PublishedAsync() }, audience = new { all = true }, sendWhenApproved = false });
        await room.Newsroom.ByHandAsync(
            "insert into followers (account, open_id, following, followed_ms, scene, code, remark) values (@account, 'oOne', true, 1, '', 'ABCD23456789', ''), (@account, 'oTwo', true, 1, '', 'ABCE23456789', '')",
            new { account = BroadcastRoom.Account });
        using var publisher = await room.Newsroom.EnterAsync("publisher");
        var path = $"/console/broadcasts/{id}/send";
        await publisher.OpenAsync(path);
        Assert.Equal("2", publisher.WordToType());
        (string, string)[] Form(params (string, string)[] typed) =>
            [("contentHash", publisher.Field("contentHash")), ("revision", publisher.Field("revision")), ("shownPeople", publisher.Field("shownPeople")), .. typed];

        using var wrong = await publisher.SendAsync(path, Form(("typed", "３"), ("day", "2001-01-01"), ("time", "08:00")));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.All(["要输入人数“2”才能继续", "什么时候发：已经过去"], text => Assert.Contains(text, WebUtility.HtmlDecode(publisher.Html), StringComparison.Ordinal));
        using var sent = await publisher.SendAsync(path, Form(("typed", "　２ ")));
        Assert.Equal($"/console/broadcasts/{id}?done=sent", sent.Target());
    }
}
