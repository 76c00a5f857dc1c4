using PuyangFabu.Content.Articles.Works;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Publishing.Pulling.Rules;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Publishing.Pulling;

/// <summary>What two people agreed to send as it is, no machine changes before it went out.</summary>
public sealed class PromisedArticlesTests(TestDatabases databases)
{
    private const string WithoutCover = "文旅濮阳：第 4 期";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Neither_a_cover_nor_sorting_takes_an_approval_away(string provider)
    {
        await using var room = await OpenAsync(databases, provider);
        var row = await FindAsync(room);
        var broadcast = await ApprovedAsync(room.Room, row.ArticleId!.Value);
        room.Change(row.OuterId, static articles => [.. articles.Select(static article => article with { ThumbUrl = article.ThumbUrl.Replace("archive-lost", "archive-cover", StringComparison.Ordinal) })]);
        (await room.Room.Editor.PutAsync("/api/pull/rules", new { rules = new[] { new { field = "title", word = "第", board = "puyang-yaowen" } } })).Ok();

        await room.PullAsync();
        Assert.False((await room.Service<InboxSorting>().SortAsync(Actor.CommandLine, Cancelled)).IsRefused);

        await room.Room.Host.Services.StepAsync<BroadcastWorker>();
        Assert.Equal("scheduled", (await room.Room.Writer.GetAsync($"/api/broadcasts/{broadcast}")).Ok().ArticleStatus);
        Assert.Equal((1L, 1L), await VersionsAsync(room, row));
        Assert.True((await FindAsync(room)).CoverMissing);

        // Nobody waits for it any more.
        (await room.Room.Writer.PostAsync($"/api/broadcasts/{broadcast}/cancel")).Ok();
        Assert.False((await room.Service<InboxSorting>().SortAsync(Actor.CommandLine, Cancelled)).IsRefused);
        await room.PullAsync();

        Assert.False((await FindAsync(room)).CoverMissing);
        Assert.Equal((3L, 3L), await VersionsAsync(room, row));
    }

    [Theory]
    [InlineData("pendingApproval")]
    [InlineData("approved")]
    [InlineData("scheduled")]
    [InlineData("sending")]
    [InlineData("unknown")]
    public async Task Copies_of_pictures_wait_until_it_has_gone_out(string state)
    {
        await using var room = await OpenAsync(databases, "sqlite");
        var row = (await room.KnownAsync()).Single(static row => row.Title == "海绵城市系列：第 10 期");
        (await room.Room.Writer.PostAsync("/api/broadcasts", new { articleIds = new[] { row.ArticleId!.Value }, audience = new { all = true } })).Ok();

        // As if its pictures had been fetched when it was submitted: WeChat's host is not there in a test.
        await room.Room.ByHandAsync($"update broadcasts set state = '{state}'");
        await room.CopyPicturesAsync();
        Assert.Equal((1L, 1L), await VersionsAsync(room, row));

        await room.Room.ByHandAsync("update broadcasts set state = 'cancelled'");
        room.Room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(11));
        await room.CopyPicturesAsync();
        Assert.Equal((2L, 2L), await VersionsAsync(room, row));
    }

    private static async Task<PullRoom> OpenAsync(TestDatabases databases, string provider)
    {
        var room = await PullRoom.OpenAsync(databases, provider, articles: 11, settings: ["--Review:ReleaseOnlyReviewed", "false", "--Checks:Links", "false"]);
        var post = room.Service<PlatformDirectory>().Find("puyang")!.Publications.Public.Single(static post => post.Articles.Any(static article => article.Title == WithoutCover));
        room.Change(post.ArticleId, static articles => [.. articles.Select(static article => article.Title == WithoutCover ? article with { Content = "<p>没有图片。</p>" } : article)]);
        await room.PullAsync();
        return room;
    }

    private static async Task<long> ApprovedAsync(Newsroom room, long article)
    {
        var at = room.Host.Database.Clock.GetUtcNow().AddHours(2);
        var id = (await room.Writer.PostAsync("/api/broadcasts", new { articleIds = new[] { article }, audience = new { all = true }, scheduledAt = at })).Ok().Id;
        (await room.Writer.PostAsync($"/api/broadcasts/{id}/submit")).Ok();
        var hash = (await room.Writer.GetAsync($"/api/broadcasts/{id}")).Ok().ContentHash;
        (await room.Publisher.PostAsync($"/api/broadcasts/{id}/approve", new { contentHash = hash })).Ok();
        return id;
    }

    private static async Task<PulledArticle> FindAsync(PullRoom room) => (await room.KnownAsync()).Single(static row => row.Title == WithoutCover);

    private static async Task<(long Head, long Live)> VersionsAsync(PullRoom room, PulledArticle row) =>
        await room.Service<ArticleWorkStore>().FindAsync(row.ArticleId!.Value, Cancelled) is { } work ? (work.HeadVersion, work.LiveVersion ?? 0) : default;
}
