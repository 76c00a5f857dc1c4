using System.Net;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Drafting;

/// <summary>What cannot be sent is said at once, in words.</summary>
public sealed class BroadcastInputTests(TestDatabases databases)
{
    [Fact]
    public async Task Bad_input_is_named_by_field()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.Newsroom.PublishedAsync();
        long[] one = [id];
        var all = new { all = true };
        foreach (var (body, field) in new (object, string)[]
        {
            (new { articleIds = Enumerable.Range(1, 9), audience = all }, "articleIds"),
            (new { articleIds = new[] { id, id }, audience = all }, "articleIds"),
            (new { articleIds = new[] { 987_654 }, audience = all }, "articleIds"),
            (new { audience = all }, "articleIds"),
            (new { articleIds = one, text = "甲", audience = all }, "articleIds"),
            (new { articleIds = one }, "audience"),
            (new { articleIds = one, audience = new { all = true, tagId = 100 } }, "audience"),
            (new { articleIds = one, audience = new { all = false } }, "audience"),
            (new { articleIds = one, audience = new { openIds = new[] { "oOne" } } }, "audience.openIds"),
            (new { articleIds = one, audience = new { openIds = new[] { "oOne", "oOne" } } }, "audience.openIds"),
            (new { articleIds = one, audience = new { openIds = new[] { "oOne", "o Two" } } }, "audience.openIds"),
            (new { articleIds = one, audience = new { tagId = 987 } }, "audience.tagId"),
            (new { articleIds = one, audience = all, scheduledAt = "2016-06-28T15:29:00+08:00" }, "scheduledAt"),
            (new { articleIds = one, audience = all, scheduledAt = "明天" }, "scheduledAt"),
            (new { articleIds = one, audience = all, scheduledAt = "2019-06-28" }, "scheduledAt"),
            (new { articleIds = one, audience = all, account = "nobody" }, "account"),
            (new { text = new string('长', 700), audience = all }, "text"),
            (new { image = "/uploads/none.jpg", audience = all }, "image"),
        })
        {
            var problem = (await room.Author.PostAsync("/api/broadcasts", body)).Refused(HttpStatusCode.BadRequest, "badInput");
            Assert.True(problem.Body.GetProperty("errors").TryGetProperty(field, out _), $"{field}: {problem.Body}");
        }
    }

    [Fact]
    public async Task A_follower_of_a_subscription_account_cannot_be_named()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var body = new { articleIds = new[] { await room.Newsroom.PublishedAsync() }, audience = new { openIds = new[] { "oOne", "oTwo" } } };

        var problem = (await room.Author.PostAsync("/api/broadcasts", body)).Refused(HttpStatusCode.BadRequest, "badInput");

        Assert.Contains("订阅号", problem.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_has_not_passed_the_review_is_refused()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, settings: ["--Review:ReleaseOnlyReviewed", "true"]);
        var draft = (await room.Newsroom.Writer.WriteAsync()).Id;
        (await room.Author.PostAsync("/api/broadcasts", BroadcastRoom.ToAll(draft))).Refused(HttpStatusCode.Conflict, "articleNotReleased");

        var approved = await room.Newsroom.ApprovedAsync();
        (await room.Author.PostAsync("/api/broadcasts", BroadcastRoom.ToAll(approved))).Ok();

        var withdrawn = await room.Newsroom.PublishedAsync();
        (await room.Newsroom.Chief.WithdrawAsync(withdrawn)).Ok();
        (await room.Author.PostAsync("/api/broadcasts", BroadcastRoom.ToAll(withdrawn))).Refused(HttpStatusCode.Conflict, "articleNotReleased");

        (await room.Author.PostAsync("/api/broadcasts", BroadcastRoom.ToAll(await room.Newsroom.PublishedAsync()))).Ok();
    }

    [Fact]
    public async Task What_WeChat_would_not_take_is_refused_when_it_is_handed_in()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        foreach (var (fields, words) in new (object, string)[]
        {
            (new { board = "puyang-yaowen", title = new string('长', 33), body = "正文。", source = "濮阳日报" }, "第 1 篇"),
            (new { board = "puyang-yaowen", title = "正文太长", body = string.Concat(Enumerable.Repeat("很长的一段。\n\n", 9_000)), source = "濮阳日报" }, "第 1 篇"),
        })
        {
            var id = (await room.CreateAsync(BroadcastRoom.ToAll(await room.Newsroom.PublishedAsync(fields)))).Id;

            var refused = await room.DoAsync(room.Author, id, "submit");

            Assert.True((int)refused.Status is 400 or 409, $"{refused.Status} {refused.Body}");
            Assert.Contains(words, refused.Body.GetProperty("title").GetString(), StringComparison.Ordinal);
            Assert.Equal("draft", await room.StatusAsync(id));
        }
    }
}
