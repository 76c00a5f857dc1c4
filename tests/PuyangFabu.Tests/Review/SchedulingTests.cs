using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Operations.Backup;
using PuyangFabu.Review.Releasing;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Review;

public sealed class SchedulingTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_planned_is_published_at_its_time_and_not_before(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var id = await room.ApprovedAsync();
        Assert.Equal("scheduled", (await room.Publisher.PublishAsync(id, new { scheduledAt = "2016-06-28T15:45:00+08:00" })).Ok().ArticleStatus);

        await StepAsync(room);
        Assert.Equal(404, (await room.PageAsync(id)).Status);
        room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(20));
        await StepAsync(room);

        Assert.Equal(200, (await room.PageAsync(id)).Status);
        var last = (await room.Writer.GetAsync($"/api/articles/{id}/history")).Body.GetProperty("items").EnumerateArray().Last();
        Assert.Equal(("publish", "系统"), (last.GetProperty("action").GetString(), last.GetProperty("by").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task After_a_long_stop_what_came_due_is_published()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        (await room.Publisher.PublishAsync(id, new { scheduledAt = "2016-06-28T15:45:00" })).Ok();

        await room.Host.RestartAsync(() => room.Host.Database.Clock.Advance(TimeSpan.FromDays(3)));
        await StepAsync(room);

        Assert.Equal(200, (await room.PageAsync(id)).Status);
    }

    [Theory, EachDatabase]
    public async Task What_is_due_waits_while_it_is_held_back(string provider)
    {
        await using var room = await Newsroom.OpenAsync(databases, provider);
        var id = await room.ApprovedAsync();
        (await room.Publisher.PublishAsync(id, new { scheduledAt = "2016-06-28T15:45:00" })).Ok();
        var hold = room.Host.Services.GetRequiredService<DueWorkHold>();
        await room.Host.Database.Database.WriteAsync(session => hold.SetAsync(session, "测试"), Cancellation);
        room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(20));

        await StepAsync(room);
        Assert.Equal(404, (await room.PageAsync(id)).Status);

        Assert.False((await room.Host.Services.GetRequiredService<HoldRelease>().ReleaseAsync(PuyangFabu.People.Actors.Actor.CommandLine, Cancellation)).IsRefused);
        await StepAsync(room);
        Assert.Equal(200, (await room.PageAsync(id)).Status);
    }

    [Fact]
    public async Task What_was_changed_meanwhile_is_not_published_and_one_that_fails_holds_up_no_other()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var (edited, tampered, fine) = (await room.ApprovedAsync(), await room.ApprovedAsync(), await room.ApprovedAsync());
        foreach (var id in (long[])[edited, tampered, fine])
        {
            (await room.Publisher.PublishAsync(id, new { scheduledAt = "2016-06-28T15:45:00" })).Ok();
        }

        Assert.Equal("draft", (await room.Writer.ChangeAsync(edited, new() { ["title"] = "改过" })).Ok().ArticleStatus);
        await room.ByHandAsync("update article_versions set content = replace(content, '正文。', '假的。') where article_id = @tampered", new { tampered });
        room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(20));

        await StepAsync(room);

        Assert.Equal((404, 404, 200), ((await room.PageAsync(edited)).Status, (await room.PageAsync(tampered)).Status, (await room.PageAsync(fine)).Status));
        Assert.Equal("approved", (await room.Writer.ReadAsync(tampered)).ArticleStatus);
    }

    [Theory]
    [InlineData("2016-06-28T15:30:00+08:00")]
    [InlineData("2018-01-01T00:00:00+08:00")]
    [InlineData("明天")]
    public async Task A_wrong_time_is_refused(string scheduledAt)
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        var refused = (await room.Publisher.PublishAsync(id, new { scheduledAt })).Refused(HttpStatusCode.BadRequest, "badInput");
        Assert.True(refused.Body.GetProperty("errors").TryGetProperty("scheduledAt", out _));
    }

    [Fact]
    public async Task A_plan_can_be_moved_and_taken_back()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var id = await room.ApprovedAsync();
        (await room.Publisher.PublishAsync(id, new { scheduledAt = "2016-06-29T08:00:00" })).Ok();
        var moved = (await room.Publisher.PublishAsync(id, new { scheduledAt = "2016-06-30T08:00:00" })).Ok();
        Assert.Equal("2016-06-30T08:00:00+08:00", moved.Text("scheduledAt"));
        Assert.Equal("approved", (await room.Publisher.PostAsync($"/api/articles/{id}/unschedule")).Ok().ArticleStatus);
        Assert.Equal("published", (await room.Publisher.PublishAsync(id)).Ok().ArticleStatus);
    }

    private static Task<long?> StepAsync(Newsroom room) => room.Host.Services.StepAsync<ScheduledPublisher>();
}
