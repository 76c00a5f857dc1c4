using System.Net;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Pulling;

/// <summary>A pull that cannot go on at once: how it rests, what it passes over, and that it goes on by itself.</summary>
public sealed class PullRestartTests(TestDatabases databases)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_that_brings_about_what_nobody_foresaw_is_passed_over_and_counted_and_the_others_come_in()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 11);
        await room.RefuseAsync("便民提醒：第 1 期");

        var pulled = await room.PullAsync();

        // One more is deleted at WeChat.
        Assert.Equal(("done", "", 1, 9), (pulled.State, pulled.Problem, pulled.Unread, pulled.Added));
        Assert.DoesNotContain(await room.KnownAsync(), static row => row.Title == "便民提醒：第 1 期");
    }

    [Theory, EachDatabase]
    public async Task A_step_that_fails_in_an_unforeseen_way_keeps_no_pull_from_its_end(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3);
        await room.Room.ByHandAsync("alter table pull_rules rename to pull_rules_away");

        await room.StartAsync();
        for (var step = 0; step < 6; step++)
        {
            Assert.NotNull(await room.StepAsync());
        }

        var stuck = (await room.Service<ArticlePullStore>().FindAsync("puyang", Cancelled))!;
        Assert.Equal(("running", 2, 1), (stuck.State, stuck.Unread, stuck.Batch));
        await room.Room.ByHandAsync("alter table pull_rules_away rename to pull_rules");
        Assert.Equal(("done", 1), await room.RunAsync() is { } pulled ? (pulled.State, pulled.Added) : default);
        Assert.Equal(2, (await room.PullAsync()).Added);
    }

    [Theory, EachDatabase]
    public async Task An_article_taken_out_of_its_post_is_told_as_gone_and_asked_for_once(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        await room.PullAsync();
        room.Change("archive-post-2", static articles => [articles[0]]);

        Assert.Equal(("done", 1), await room.PullAsync() is { } second ? (second.State, second.Gone) : default);

        var gone = (await room.KnownAsync()).Single(static row => row.NoticedMs is not null);
        Assert.Equal((PulledState.Gone, "招聘信息：第 3 期"), (gone.State, gone.Title));
        Assert.Equal(0, (await room.PullAsync()).Gone);
    }

    [Fact]
    public async Task Nothing_is_asked_while_what_is_due_waits_for_a_word_after_a_restore()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        await room.HoldAsync();

        Assert.Equal(("running", 0), await room.PullAsync() is { } held ? (held.State, held.Looked) : default);
        await room.Room.ByHandAsync("delete from holds");

        Assert.Equal(("done", 3), await room.RunAsync() is { } pulled ? (pulled.State, pulled.Looked) : default);
    }

    [Fact]
    public async Task A_pull_that_gave_up_is_begun_anew_the_next_day()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        room.Fail(PlatformFaultKind.NotAuthorized);
        Assert.Equal("failed", (await room.PullAsync()).State);

        room.Room.Host.Database.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(("done", 3), await room.RunAsync() is { } pulled ? (pulled.State, pulled.Added) : default);
    }

    [Fact]
    public async Task Of_the_questions_of_a_day_some_are_left_to_publications()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 200);
        await room.StartAsync();
        Assert.NotNull(await room.StepAsync());
        await room.Room.ByHandAsync("update article_pulls set asked = 59");

        var resting = await room.RunAsync();
        Assert.Equal(("running", 40), (resting.State, resting.Place));
        Assert.Contains("明天零点过后自动继续", resting.Problem, StringComparison.Ordinal);

        room.Room.Host.Database.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(("done", ""), await room.RunAsync() is { } pulled ? (pulled.State, pulled.Problem) : default);
    }

    [Theory, EachDatabase]
    public async Task However_often_a_pull_is_begun_its_questions_count_together(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3);
        for (var time = 0; time < 30; time++)
        {
            Assert.Equal("done", (await room.PullAsync()).State);
        }

        // Posts and materials, thirty times.
        Assert.Equal(60, (await room.Service<ArticlePullStore>().FindAsync("puyang", Cancelled))!.Asked);
        var refused = await room.Room.Editor.PostAsync("/api/pull");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("明天零点过后", refused.Body.GetProperty("title").GetString(), StringComparison.Ordinal);

        room.Room.Host.Database.Clock.Advance(TimeSpan.FromHours(16));
        Assert.Equal("done", (await room.PullAsync()).State);
    }

    [Fact]
    public async Task What_is_deleted_at_WeChat_between_two_pages_hides_no_other_post()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 100);
        await room.StartAsync();
        Assert.NotNull(await room.StepAsync());
        await room.DeskAsync(HttpMethod.Delete, "archive/archive-post-0");

        Assert.Equal("done", (await room.RunAsync()).State);

        Assert.Equal(100, (await room.KnownAsync()).Count);
    }

    [Fact]
    public async Task A_list_whose_length_changes_with_every_answer_is_left_after_a_few_steps()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 60);
        await room.StartAsync();
        var steps = 0;
        do
        {
            await room.Room.ByHandAsync("update article_pulls set total = 1000 where phase = 'posts' and place > 0");
            steps++;
        }
        while (await room.StepAsync() is not null && steps < 40);

        Assert.Equal("done", (await room.Service<ArticlePullStore>().FindAsync("puyang", Cancelled))!.State);
        Assert.InRange(steps, 1, 15);
        Assert.Equal(60, (await room.KnownAsync()).Count);
    }
}
