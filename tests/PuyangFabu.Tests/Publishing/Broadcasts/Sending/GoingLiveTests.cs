using System.Net;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Sending;

/// <summary>An article that passed the review and is not public yet goes live with its broadcast, or neither goes.</summary>
public sealed class GoingLiveTests(TestDatabases databases)
{
    private static readonly object AsYouLike = new { all = true };

    [Theory, EachDatabase]
    public async Task It_is_public_in_the_moment_in_which_its_broadcast_is_handed_over_and_not_before(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var (waiting, live) = (await room.Newsroom.ApprovedAsync(), await room.Newsroom.PublishedAsync());
        var id = await room.ApprovedAsync(BroadcastRoom.ToAll(waiting, live));
        var before = await room.ReadAsync(id);
        Assert.Equal([true, false], before.Body.GetProperty("articles").EnumerateArray().Select(static article => article.GetProperty("goesLive").GetBoolean()));
        Assert.Equal(404, (await room.Newsroom.PageAsync(waiting)).Status);
        var seen = new List<int>();
        room.Faults.OnCall = async moment =>
        {
            if (moment.Before && moment.Path.EndsWith("mass/sendall", StringComparison.Ordinal))
            {
                seen.Add((await room.Newsroom.PageAsync(waiting)).Status);
            }
        };

        await room.StepAsync();

        Assert.Equal([200], seen);
        Assert.Single(room.Jobs);
        var sent = await room.ReadAsync(id);
        Assert.Equal("submitted", sent.ArticleStatus);
        Assert.False(sent.Body.GetProperty("articles")[0].GetProperty("goesLive").GetBoolean());
        Assert.Equal(
            ["create", "submit", "approve", "send", "begin", "publish", "progress"],
            sent.Body.GetProperty("timeline").EnumerateArray().Select(static item => item.GetProperty("action").GetString()));
        var history = (await room.Author.GetAsync($"/api/articles/{waiting}/history")).Ok().Body.GetProperty("items").EnumerateArray().Last();
        Assert.Equal(("publish", $"随群发 {id} 发布，由publisher批准"), (history.GetProperty("action").GetString(), history.GetProperty("comment").GetString()));
        Assert.Equal(["article.publish", "broadcast.publish", "broadcast.call"], (await ActionsAsync(room)).Where(static action => action.EndsWith(".publish", StringComparison.Ordinal) || action == "broadcast.call").TakeLast(3));
    }

    [Theory]
    [InlineData("change")]
    [InlineData("send back")]
    [InlineData("delete")]
    [InlineData("change after it was begun")]
    [InlineData("tamper")]
    [InlineData("approval gone")]
    public async Task Whatever_takes_its_review_away_stops_the_broadcast_before_anything_is_sent_or_shown(string what)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var (article, other) = (await room.Newsroom.ApprovedAsync(), await room.Newsroom.ApprovedAsync());
        var id = await room.ApprovedAsync(BroadcastRoom.ToAll(other, article));
        switch (what)
        {
            case "change":
                (await room.Author.ChangeAsync(article, new() { ["title"] = "新的标题" })).Ok();
                break;
            case "send back":
                (await room.Approver.PostAsync($"/api/articles/{article}/send-back", new { comment = "再核实" })).Ok();
                break;
            case "delete":
                (await room.Author.DeleteAsync($"/api/articles/{article}")).Ok();
                break;
            case "change after it was begun":
                room.Fail(PlatformFaultKind.Busy, "draft/add");
                await room.StepAsync();
                Assert.Equal("sending", await room.StatusAsync(id));
                (await room.Author.ChangeAsync(article, new() { ["title"] = "新的标题" })).Ok();
                await room.PassAsync(TimeSpan.FromMinutes(2));
                break;
            case "tamper":
                await room.Newsroom.ByHandAsync("update article_versions set content = replace(content, '正文。', '假的。') where article_id = @article", new { article });
                break;
            default:
                await room.Newsroom.ByHandAsync("update article_events set operator_id = null where article_id = @article and stage = 'finalReview'", new { article });
                break;
        }

        await room.StepAsync();

        Assert.Empty(room.Jobs);
        Assert.Equal((404, 404), ((await room.Newsroom.PageAsync(article)).Status, (await room.Newsroom.PageAsync(other)).Status));
        Assert.Contains(await room.StatusAsync(id), what == "tamper" ? ["draft", "failed"] : (string[])["draft"]);
    }

    [Fact]
    public async Task Who_may_not_publish_an_article_does_not_publish_it_by_approving_its_broadcast()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var id = await room.SubmittedAsync(BroadcastRoom.ToAll(await room.Newsroom.ApprovedAsync()));
        (await room.DoAsync(room.Newsroom.Chief, id, "approve")).Refused(HttpStatusCode.Forbidden, "publishRight");
        Assert.DoesNotContain(
            "approve", (await room.Newsroom.Chief.GetAsync($"/api/broadcasts/{id}")).Ok().Body.GetProperty("actions").EnumerateArray().Select(static action => action.GetString()));

        var both = await room.Newsroom.AppointAsync("both", "editor", "publisher");
        var own = (await both.WriteAsync("自己写的")).Id;
        (await both.SubmitAsync(own)).Ok();
        (await room.Newsroom.Editor.ApproveAsync(own)).Ok();
        (await room.Newsroom.Reviewer.ApproveAsync(own)).Ok();
        (await room.Newsroom.Chief.ApproveAsync(own)).Ok();
        var carrying = await room.SubmittedAsync(BroadcastRoom.ToAll(own));
        (await room.DoAsync(both, carrying, "approve")).Refused(HttpStatusCode.Forbidden, "ownText");
        Assert.Equal("pendingApproval", await room.StatusAsync(carrying));
    }

    [Fact]
    public async Task Refused_by_the_platform_it_stays_public_says_so_and_is_not_published_twice()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.ApprovedAsync();
        var id = await room.ApprovedAsync(BroadcastRoom.ToAll(article));
        room.Fail(PlatformFaultKind.MassQuotaUsed);

        await room.StepAsync();

        var failed = await room.ReadAsync(id);
        Assert.Equal("failed", failed.ArticleStatus);
        Assert.Contains("已随这条群发发布，读者看得到", failed.Body.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(200, (await room.Newsroom.PageAsync(article)).Status);
        (await room.DoAsync(room.Approver, id, "send")).Ok();
        await room.StepAsync();
        Assert.Equal(("submitted", 1), (await room.StatusAsync(id), room.Jobs.Count));
        Assert.Equal(1, (await room.Author.GetAsync($"/api/articles/{article}/history")).Ok().Body.GetProperty("items").EnumerateArray()
            .Count(static happened => happened.GetProperty("action").GetString() == "publish"));
    }

    [Fact]
    public async Task One_that_somebody_published_meanwhile_goes_out_as_it_was_approved()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.ApprovedAsync();
        var id = await room.ApprovedAsync(new { articleIds = new[] { article }, audience = AsYouLike, scheduledAt = room.Host.Database.Clock.GetUtcNow().AddHours(1) });
        (await room.Approver.PublishAsync(article)).Ok();

        await room.StepAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(("submitted", 1), (await room.StatusAsync(id), room.Jobs.Count));
        Assert.DoesNotContain("publish", (await room.ReadAsync(id)).Body.GetProperty("timeline").EnumerateArray().Select(static item => item.GetProperty("action").GetString()));
    }

    [Fact]
    public async Task A_new_version_that_waits_behind_a_live_one_takes_its_place_when_it_is_sent()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var article = await room.Newsroom.PublishedAsync(new { board = "puyang-yaowen", title = "旧标题", body = "正文。", source = "濮阳日报" });
        (await room.Author.ChangeAsync(article, new() { ["title"] = "新标题" })).Ok();
        await room.Newsroom.PassAsync(article);
        await room.ApprovedAsync(BroadcastRoom.ToAll(article));
        Assert.Contains("旧标题", (await room.Newsroom.PageAsync(article)).Html, StringComparison.Ordinal);

        await room.StepAsync();

        Assert.Equal("新标题", Assert.Single(room.Jobs).Articles.Single().Title);
        Assert.Contains("新标题", (await room.Newsroom.PageAsync(article)).Html, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ActionsAsync(BroadcastRoom room) =>
        await room.Host.Database.Database.ReadAsync(static session => session.QueryAsync<string>("select action from audit_log order by sequence"), CancellationToken.None);
}
