using System.Net;
using System.Net.Http.Json;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Operations.Backup;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Publishing.Publications;

/// <summary>Publishing without notifying anybody: the way through a second person to WeChat, asked once whatever it answers.</summary>
public sealed class PublicationTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task An_approved_article_is_published_and_gets_its_address(string provider)
    {
        await using var desk = await PublicationRoom.OpenAsync(databases, provider);
        var id = await desk.ApprovedAsync();
        desk.Fail(PlatformFaultKind.FinishEarly);

        var published = (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok().Body;

        Assert.Equal(("published", "已发布"), (published.GetProperty("status").GetString(), published.GetProperty("statusName").GetString()));
        Assert.StartsWith("http", published.GetProperty("articles")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, await desk.PostsAsync());
        Assert.Equal(
            ["create", "submit", "approve", "publish", "progress"],
            published.GetProperty("timeline").EnumerateArray().Select(static item => item.GetProperty("action").GetString()));
    }

    [Fact]
    public async Task A_lost_event_is_made_up_for_by_asking()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var id = await desk.ApprovedAsync();
        desk.Fail(PlatformFaultKind.FinishEarly);
        desk.Fail(PlatformFaultKind.FinishNever);
        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok();
        Assert.Equal("publishing", (await desk.ReadAsync(id)).Status);
        await desk.StepAsync(TimeSpan.FromSeconds(31));
        Assert.Equal("published", (await desk.ReadAsync(id)).Status);
    }

    [Fact]
    public async Task Nobody_approves_his_own_and_only_those_who_send_publish()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var id = await desk.CreatedAsync(await desk.Room.PublishedAsync());
        Assert.Equal(HttpStatusCode.Conflict, (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Status);
        (await desk.DoAsync(desk.Room.Chief, id, "submit")).Ok();
        Assert.Equal("ownWork", (await desk.DoAsync(desk.Room.Chief, id, "approve")).Code);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.DoAsync(desk.Room.Writer, id, "approve")).Status);
        Assert.Equal("staleContent", (await desk.DoAsync(desk.Room.Publisher, id, "approve", new { contentHash = new string('0', 64) })).Code);
        (await desk.DoAsync(desk.Room.Publisher, id, "approve")).Ok();
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.DoAsync(desk.Room.Writer, id, "publish")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.DoAsync(desk.Room.Chief, id, "reject")).Status);
        (await desk.DoAsync(desk.Room.Chief, id, "reject", new { comment = "标题不妥" })).Ok();
        Assert.Equal("draft", (await desk.ReadAsync(id)).Status);
        (await desk.DoAsync(desk.Room.Writer, id, "cancel")).Ok();
        Assert.Equal("cancelled", (await desk.ReadAsync(id)).Status);
    }

    [Fact]
    public async Task A_later_change_of_an_article_voids_the_approval()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var article = await desk.Room.PublishedAsync();
        var (first, second) = (await desk.ApprovedAsync(article), await desk.ApprovedAsync(article));
        (await desk.Room.Writer.ChangeAsync(article, new() { ["title"] = "改过的标题" })).Ok();

        var refused = await desk.DoAsync(desk.Room.Publisher, first, "publish");

        Assert.Equal((HttpStatusCode.Conflict, "articleChanged"), (refused.Status, refused.Code));
        Assert.Equal("draft", (await desk.ReadAsync(first)).Status);
        await desk.StepAsync(TimeSpan.FromSeconds(5));
        var voided = await desk.ReadAsync(second);
        Assert.Equal("draft", voided.Status);
        Assert.Contains("批准已作废", voided.Attention, StringComparison.Ordinal);
        Assert.Equal("articleNotReleased", (await desk.DoAsync(desk.Room.Writer, second, "submit")).Code);
        Assert.Equal(0, await desk.PostsAsync());
    }

    [Theory, EachDatabase]
    public async Task An_approval_from_before_a_restore_publishes_nothing_after_the_release(string provider)
    {
        await using var desk = await PublicationRoom.OpenAsync(databases, provider);
        var (id, other) = (await desk.ApprovedAsync(), await desk.ApprovedAsync());
        await desk.Room.Host.RestoredAsync();
        await desk.Room.ReleasedAsync();

        var refused = (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Refused(HttpStatusCode.Conflict, "fromBeforeRestore");

        Assert.Contains("请先到公众平台核对", refused.Text("title"), StringComparison.Ordinal);
        var voided = await desk.ReadAsync(id);
        Assert.Equal(("draft", refused.Text("title"), "void"), (voided.Status, voided.Attention, voided.Timeline![^1].Action));
        await desk.StepAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(("draft", 0), ((await desk.ReadAsync(other)).Status, await desk.PostsAsync()));
        (await desk.DoAsync(desk.Room.Writer, id, "submit")).Ok();
        (await desk.DoAsync(desk.Room.Chief, id, "approve")).Ok();
        desk.Fail(PlatformFaultKind.FinishEarly);
        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok();
        Assert.Equal(("published", 1), ((await desk.ReadAsync(id)).Status, await desk.PostsAsync()));
    }

    [Fact]
    public async Task Of_many_who_publish_at_once_one_does()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var id = await desk.ApprovedAsync();
        desk.Fail(PlatformFaultKind.FinishEarly, times: null);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.DoAsync(desk.Room.Publisher, id, "publish")));
        Assert.Single(answers, static answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(static answer => answer.Status != HttpStatusCode.OK), static answer => Assert.Equal("illegalMove", answer.Code));
        Assert.Equal(1, await desk.PostsAsync());
    }

    [Fact]
    public async Task No_answer_is_unknown_until_the_post_is_found_in_the_list()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var id = await desk.ApprovedAsync();
        desk.Fail(PlatformFaultKind.FinishEarly);
        desk.Fail(PlatformFaultKind.NoAnswerAfter);
        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok();
        Assert.Equal("unknown", (await desk.ReadAsync(id)).Status);
        await desk.StepAsync(TimeSpan.FromMinutes(1));
        var found = await desk.ReadAsync(id);
        Assert.Equal("published", found.Status);
        Assert.NotNull(found.WeChatArticleId);
        Assert.NotNull(found.Articles![0].Url);
        Assert.Equal(1, await desk.PostsAsync());
    }

    [Fact]
    public async Task What_stays_unknown_is_never_asked_for_again_and_waits_for_a_person()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var id = await desk.ApprovedAsync();
        desk.Fail(PlatformFaultKind.NoAnswerBefore);
        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok();
        for (var look = 0; look < 60; look++)
        {
            await desk.StepAsync(TimeSpan.FromMinutes(30));
        }

        var waiting = await desk.ReadAsync(id);
        Assert.Equal("unknown", waiting.Status);
        Assert.Contains("到微信公众平台核对", waiting.Attention, StringComparison.Ordinal);
        Assert.Equal(0, await desk.PostsAsync());
        using var again = OperatorDriver.Of(desk.Room.Host);
        var publisher = new Person(await again.SignInAsync("publisher"));
        Assert.Equal(HttpStatusCode.Conflict, (await desk.DoAsync(publisher, id, "publish")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.DoAsync(publisher, id, "resolve", new { outcome = "sent", comment = "看过" })).Status);
        (await desk.DoAsync(publisher, id, "resolve", new { outcome = "notPublished", comment = "发表记录里没有" })).Ok();
        desk.Fail(PlatformFaultKind.FinishEarly);
        (await desk.DoAsync(publisher, id, "publish")).Ok();
        Assert.Equal(("published", 1), ((await desk.ReadAsync(id)).Status, await desk.PostsAsync()));
    }

    [Fact]
    public async Task A_call_whose_process_was_killed_becomes_unknown()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var id = await desk.ApprovedAsync();
        desk.Fail(PlatformFaultKind.NoAnswerBefore);
        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok();
        await desk.Room.ByHandAsync("update publications set state = 'publishing', next_step_ms = started_ms + 180000 where id = @id", new { id });
        await desk.StepAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("publishing", (await desk.ReadAsync(id)).Status);
        await desk.StepAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("unknown", (await desk.ReadAsync(id)).Status);
    }

    [Fact]
    public async Task An_account_that_may_not_is_told_so()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var id = await desk.ApprovedAsync();
        desk.Fail(PlatformFaultKind.NotAuthorized);
        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok();
        var failed = await desk.ReadAsync(id);
        Assert.Equal(("failed", 48001L), (failed.Status, failed.WeChatCode));
        Assert.Contains("认证", failed.Attention, StringComparison.Ordinal);
        Assert.Equal(0, await desk.PostsAsync());
    }

    [Fact]
    public async Task What_the_review_of_WeChat_refuses_has_failed()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var id = await desk.ApprovedAsync();
        desk.Fail(PlatformFaultKind.FinishEarly);
        desk.Fail(PlatformFaultKind.FinishRefused);
        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok();
        Assert.Equal("publishing", (await desk.ReadAsync(id)).Status);
        await desk.StepAsync(TimeSpan.Zero);
        var failed = await desk.ReadAsync(id);
        Assert.Equal("failed", failed.Status);
        Assert.Contains("平台审核没有通过，没有通过的是第 1 篇", failed.Attention, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_post_can_be_removed_with_a_reason()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var id = await desk.ApprovedAsync();
        desk.Fail(PlatformFaultKind.FinishEarly);
        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok();
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.DoAsync(desk.Room.Publisher, id, "remove")).Status);
        (await desk.DoAsync(desk.Room.Publisher, id, "remove", new { comment = "数据有误" })).Ok();
        Assert.Equal(("removed", 0), ((await desk.ReadAsync(id)).Status, await desk.PostsAsync()));
        Assert.Equal(HttpStatusCode.Conflict, (await desk.DoAsync(desk.Room.Publisher, id, "remove", new { comment = "再删" })).Status);
    }

    [Fact]
    public async Task Articles_that_may_not_go_out_are_refused()
    {
        await using var desk = await PublicationRoom.OpenAsync(databases);
        var live = await desk.Room.PublishedAsync();
        var passed = await desk.Room.ApprovedAsync();
        foreach (var articleIds in (long[][])[[], [.. Enumerable.Range(1, 9)], [live, live], [4711]])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await desk.Room.Writer.PostAsync("/api/publications", new { articleIds })).Status);
        }

        Assert.Equal("articleNotReleased", (await desk.Room.Writer.PostAsync("/api/publications", new { articleIds = new[] { passed } })).Code);
        using var anonymous = await desk.Room.Nobody().Client.PostAsJsonAsync("/api/publications", new { articleIds = new[] { live } });
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
    }
}
