using System.Net;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Publishing.Pulling.Rules;
using PuyangFabu.Publishing.Pulling.Steps;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Pulling;

/// <summary>What a later pull says of articles that are here already.</summary>
public sealed class PullNoticesTests(TestDatabases databases)
{
    private const string WithoutCover = "文旅濮阳：第 4 期";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_cover_that_a_later_pull_fetches_is_no_edit_of_ours(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        await room.PullAsync();
        var row = await FindAsync(room);
        Assert.True(row.CoverMissing);
        room.Change(row.OuterId, static articles => [.. articles.Select(static article => article with { ThumbUrl = article.ThumbUrl.Replace("archive-lost", "archive-cover", StringComparison.Ordinal) })]);

        await room.PullAsync();
        await room.Room.Host.FollowChangesAsync();

        Assert.False((await FindAsync(room)).CoverMissing);
        Assert.Equal(2, (await room.Service<ArticleWorkStore>().FindAsync(row.ArticleId!.Value, Cancelled))!.LiveVersion);
        Assert.Equal(row.Url, room.Service<AnswerLinks>().Article(row.ArticleId.Value));
    }

    [Fact]
    public async Task What_is_again_as_it_was_taken_is_no_change()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 11);
        await room.PullAsync();
        var row = await FindAsync(room);
        room.Change(row.OuterId, static articles => [.. articles.Select(static article => article with { Title = article.Title + "（改）" })]);
        Assert.NotEqual(0, (await room.PullAsync()).Changed);
        room.Change(row.OuterId, static articles => [.. articles.Select(static article => article with { Title = article.Title.Replace("（改）", "", StringComparison.Ordinal) })]);

        await room.PullAsync();

        Assert.Equal((PulledState.Taken, null), await FindAsync(room) is { } again ? (again.State, again.NoticedMs) : default);
    }

    [Theory, EachDatabase]
    public async Task A_list_that_left_out_most_marks_nothing_as_gone_until_another_pull_sees_the_same(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        await room.PullAsync();
        for (var post = 1; post < 5; post++)
        {
            await room.DeskAsync(HttpMethod.Delete, $"archive/archive-post-{post}");
        }

        var doubting = await room.PullAsync();
        Assert.Equal(("done", 0), (doubting.State, doubting.Gone));
        Assert.Contains("不像是都删除了", doubting.Problem, StringComparison.Ordinal);
        Assert.Empty((await room.ListAsync("noticed=true")).EnumerateArray());

        // Pressing again at once sees the same mistake.
        var hasty = await room.PullAsync();
        Assert.Equal(("done", 0), (hasty.State, hasty.Gone));
        Assert.Contains("在那之前再拉取不算", hasty.Problem, StringComparison.Ordinal);

        room.Room.Host.Database.Clock.Advance(TimeSpan.FromHours(6));
        var sure = await room.PullAsync();
        Assert.Equal(("done", ""), (sure.State, sure.Problem));
        Assert.NotEqual(0, sure.Gone);
    }

    [Fact]
    public async Task How_many_of_those_the_list_left_out_are_still_to_be_asked_about_is_told_until_none_is()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 60);
        await room.PullAsync();
        var posts = (await room.KnownAsync()).Where(static row => row is { Origin: PulledOrigin.Post, ArticleId: not null }).Select(static row => row.OuterId).Distinct().ToList();
        foreach (var post in posts.Skip(3))
        {
            await room.DeskAsync(HttpMethod.Delete, $"archive/{post}");
        }

        Assert.Equal(0, (await room.PullAsync()).Unasked);
        room.Room.Host.Database.Clock.Advance(TimeSpan.FromHours(6));
        var first = await room.PullAsync();
        Assert.Equal(posts.Count - 3 - ArticlePull.MostMissing, first.Unasked);
        Assert.True(first.Unasked > 0);
        Assert.Contains("没核对", first.StateName, StringComparison.Ordinal);
        using var editor = await room.Room.EnterAsync("editor");
        using var told = await editor.OpenAsync("/console/articles/pull");
        Assert.Contains($"还有 {first.Unasked} 条以前的发布", editor.Html, StringComparison.Ordinal);

        // What was confirmed once goes on at once.
        var second = await room.PullAsync();
        Assert.Equal((Math.Max(0, first.Unasked - ArticlePull.MostMissing), ""), (second.Unasked, second.Problem));
    }

    [Fact]
    public async Task A_cursor_that_no_page_gave_is_refused()
    {
        await using var room = await PullRoom.OpenAsync(databases);

        Assert.Equal(HttpStatusCode.BadRequest, (await room.Room.Editor.GetAsync("/api/pull/articles?cursor=1-2-3")).Status);
    }

    [Theory, EachDatabase]
    public async Task Rules_are_saved_over_those_that_were_read_alone_and_never_taken_away_by_silence(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider);
        var editor = room.Room.Editor;
        static object Rules(string word, long revision) => new { rules = new[] { new { field = PullRuleField.Title, word, board = "puyang-yaowen" } }, revision };
        var read = (await editor.GetAsync("/api/pull/rules")).Ok().Body.GetProperty("revision").GetInt64();

        var saved = (await editor.PutAsync("/api/pull/rules", Rules("公告", read))).Ok().Body.GetProperty("revision").GetInt64();
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await editor.PutAsync("/api/pull/rules", Rules("通知", read))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PutAsync("/api/pull/rules", new { })).Status);
        (await editor.PutAsync("/api/pull/rules", Rules("公示", saved))).Ok();

        Assert.Equal("公示", (await editor.GetAsync("/api/pull/rules")).Ok().Body.GetProperty("rules")[0].GetProperty("word").GetString());
    }

    private static async Task<PulledArticle> FindAsync(PullRoom room) => (await room.KnownAsync()).Single(static row => row.Title == WithoutCover);
}
