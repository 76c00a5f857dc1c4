using PuyangFabu.Accounts;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Publishing.Pulling.Pages;
using PuyangFabu.Publishing.Pulling.Pictures;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.WeChat.Api.Publishing;

namespace PuyangFabu.Tests.Publishing.Pulling;

/// <summary>Pictures in the bodies of articles from WeChat.</summary>
public sealed class BodyPictureTests(TestDatabases databases)
{
    private const string Plain = "海绵城市系列：第 10 期";
    private const string Picture = "http://mmbiz.qpic.cn/sandbox/archive-cover/0?wx_fmt=jpeg";
    private const string Nowhere = "http://mmbiz.qpic.cn/sandbox/nothing/0";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task They_are_copied_once_and_readers_get_nothing_from_outside(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 40);
        var waiting = (await room.PullAsync()).PicturesWaiting;
        Assert.InRange(waiting, 10, 40);

        await room.CopyPicturesAsync();
        await room.Room.Host.FollowChangesAsync();

        var view = (await room.Service<ArticlePullDesk>().ShowAsync(null, Cancelled)).Value;
        Assert.Equal((0, 0), (view.PicturesWaiting, view.PicturesLost));
        foreach (var row in (await room.KnownAsync()).Where(static row => row.ArticleId is not null))
        {
            Assert.DoesNotContain("qpic", (await FaceAsync(room, row)).BodyHtml, StringComparison.Ordinal);
        }

        // Covers and pictures are the same file here: one upload, whatever shows it.
        var plain = await FindAsync(room, Plain);
        var face = await FaceAsync(room, plain);
        Assert.Contains(
            ("微信拉取", "正文的图片取到了本站"), (await room.Service<ArticleVersionStore>().ListAsync(face.Id, Cancelled)).Select(static version => (version.WrittenName, version.Note)));
        Assert.Contains($"src=\"{face.CoverUrl}\"", face.BodyHtml, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(room, "select count(*) from uploads"));
        Assert.Equal(1, await CountAsync(room, "select count(*) from pulled_pictures"));
        Assert.Equal(200, (await room.Room.PageAsync(face.Id)).Status);
        Assert.DoesNotContain("qpic", (await room.Room.PageAsync(face.Id)).Html, StringComparison.Ordinal);

        // It is no edit of ours: answers lead to WeChat's page still.
        var work = (await room.Service<ArticleWorkStore>().FindAsync(face.Id, Cancelled))!;
        Assert.Equal((WorkState.Published, 2, 2, face.ContentHash), (work.State, work.HeadVersion, work.LiveVersion, work.LiveHash));
        Assert.Equal(plain.Url, room.Service<AnswerLinks>().Article(face.Id));
    }

    [Theory, EachDatabase]
    public async Task A_later_pull_sees_no_change_in_what_got_its_copies(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        await room.PullAsync();
        await room.CopyPicturesAsync();
        var before = await room.Service<ContentChangeStore>().LatestAsync(Cancelled);

        var second = await room.PullAsync();

        Assert.Equal((0, 0, 0L), (second.Added, second.Changed, second.PicturesWaiting));
        Assert.Equal(before, await room.Service<ContentChangeStore>().LatestAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task One_that_is_not_there_is_named_and_not_asked_for_again(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3);
        Show(room, "archive-post-1", Picture, Nowhere);
        await room.PullAsync();

        await room.CopyPicturesAsync();

        var row = (await room.KnownAsync()).Single(static row => row.OuterId == "archive-post-1");
        var face = await FaceAsync(room, row);
        Assert.DoesNotContain("qpic", face.BodyHtml, StringComparison.Ordinal);
        Assert.Contains("src=\"/uploads/", face.BodyHtml, StringComparison.Ordinal);
        Assert.Contains("没有取到", Assert.Single(BodyOf(face).Lost).Message, StringComparison.Ordinal);
        var named = (await room.ListAsync("")).EnumerateArray().Single(one => one.GetProperty("id").GetInt64() == row.Id).GetProperty("note").GetString();
        Assert.Contains("图片没有取到 1 张", named, StringComparison.Ordinal);
        Assert.Contains("在微信上，页面已不存在（404）", named, StringComparison.Ordinal);
        Assert.DoesNotContain("别的网站", named, StringComparison.Ordinal);
        Assert.Equal(1, (await room.Service<ArticlePullDesk>().ShowAsync(null, Cancelled)).Value.PicturesLost);

        // Another article with the same one is told at once that it is lost.
        room.Room.Host.Database.Clock.Advance(TimeSpan.FromHours(1));
        await room.FillAsync(5);
        Show(room, "archive-post-3", Nowhere);
        Assert.Equal(0, (await room.PullAsync()).PicturesWaiting);
        Assert.Contains("没有取到", (await room.KnownAsync()).Single(static one => one.OuterId == "archive-post-3").Note, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(room, "select count(*) from pulled_articles where pictures_ms is not null"));
    }

    [Theory, EachDatabase]
    public async Task One_that_nobody_answers_for_is_asked_for_a_few_times_and_what_is_here_is_shown_meanwhile(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3, settings: ["--Checks:AllowPrivateLinks", "false"]);
        Show(room, "archive-post-1", Picture, "http://127.0.0.1:1/inside.png");
        await room.PullAsync();
        await room.CopyPicturesAsync();
        var row = (await room.KnownAsync()).Single(static row => row.OuterId == "archive-post-1");

        Assert.Contains("src=\"/uploads/", (await FaceAsync(room, row)).BodyHtml, StringComparison.Ordinal);
        var waiting = (await room.Service<ArticlePullDesk>().ShowAsync(null, Cancelled)).Value;
        Assert.Equal((1L, true), (waiting.PicturesWaiting, waiting.PicturesNextAt > room.Room.Host.Database.Clock.GetUtcNow().AddMinutes(4)));
        for (var time = 0; time < 4; time++)
        {
            room.Room.Host.Database.Clock.Advance(TimeSpan.FromDays(1));
            await room.CopyPicturesAsync();
        }

        Assert.DoesNotContain("127.0.0.1", (await FaceAsync(room, row)).BodyHtml, StringComparison.Ordinal);
        Assert.Contains("内部网络", (await room.Service<PulledArticleStore>().FindAsync(row.Id, Cancelled))!.PicturesNote, StringComparison.Ordinal);
        Assert.Equal(0, (await room.Service<ArticlePullDesk>().ShowAsync(null, Cancelled)).Value.PicturesWaiting);
    }

    [Theory, EachDatabase]
    public async Task What_somebody_here_began_to_change_stays_as_he_left_it(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        await room.PullAsync();
        var row = await FindAsync(room, Plain);
        (await room.Room.Writer.ChangeAsync(row.ArticleId!.Value, new() { ["title"] = "这里改的标题" })).Ok();
        var before = (await room.Service<ArticleWorkStore>().FindAsync(row.ArticleId.Value, Cancelled))!;

        await room.CopyPicturesAsync();

        Assert.Equal(before, await room.Service<ArticleWorkStore>().FindAsync(row.ArticleId.Value, Cancelled));
        Assert.Contains(Picture, (await FaceAsync(room, row)).BodyHtml, StringComparison.Ordinal);
        Assert.Contains("已有人修改", (await room.Service<PulledArticleStore>().FindAsync(row.Id, Cancelled))!.PicturesNote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_it_open_is_not_interrupted()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 11);
        await room.PullAsync();
        var row = await FindAsync(room, Plain);
        var clock = room.Room.Host.Database.Clock;
        await room.Room.ByHandAsync($"update article_works set locked_by = 1, locked_name = '编辑', locked_until_ms = {clock.GetUtcNow().AddMinutes(5).ToUnixTimeMilliseconds()} where article_id = {row.ArticleId}");

        await room.CopyPicturesAsync();
        Assert.Equal(1, (await room.Service<ArticleWorkStore>().FindAsync(row.ArticleId!.Value, Cancelled))!.HeadVersion);

        clock.Advance(TimeSpan.FromMinutes(11));
        await room.CopyPicturesAsync();
        Assert.Contains("src=\"/uploads/", (await FaceAsync(room, row)).BodyHtml, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_draft_that_nobody_took_up_gets_its_copies_and_stays_a_draft(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 10, news: 1);
        await room.PullAsync(newsAsDrafts: true);

        await room.CopyPicturesAsync();

        var row = (await room.KnownAsync()).Single(static row => row.Origin == PulledOrigin.News);
        var work = (await room.Service<ArticleWorkStore>().FindAsync(row.ArticleId!.Value, Cancelled))!;
        Assert.Equal((WorkState.Draft, 2), (work.State, work.HeadVersion));
        var head = (await room.Service<ArticleVersionStore>().FindAsync(row.ArticleId.Value, 2, Cancelled))!;
        Assert.Contains("src=\"/uploads/", head.Read().BodyHtml, StringComparison.Ordinal);
        Assert.Equal(work.ContentHash, ContentHash.Of(head.Read()));
        Assert.Equal(404, (await room.Room.PageAsync(row.ArticleId.Value)).Status);
        (await room.Room.Writer.ChangeAsync(row.ArticleId.Value, new() { ["title"] = "这里写的标题" })).Ok();
    }

    [Theory, EachDatabase]
    public async Task A_step_that_was_killed_is_made_again_and_what_was_copied_is_not_asked_for_a_second_time(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 40);
        await room.PullAsync();
        await room.Room.Host.Services.StepAsync<BodyPictureWork>();
        Assert.Equal(1, await CountAsync(room, "select count(*) from pulled_pictures where name <> ''"));
        var now = room.Room.Host.Database.Clock.GetUtcNow();
        Assert.NotNull(await room.Service<PulledArticleStore>().LeasePicturesAsync(now.ToUnixTimeMilliseconds(), now.AddMinutes(2).ToUnixTimeMilliseconds(), Cancelled));

        // The platform that comes up again has no picture any more.
        await room.Room.Host.RestartAsync();
        await room.Room.Host.Services.StepAsync<BodyPictureWork>();
        Assert.Equal(1, await CountAsync(room, "select count(*) from article_versions where number = 2"));
        room.Room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(3));
        await room.CopyPicturesAsync();

        Assert.Equal((0, 0), (await room.Service<ArticlePullDesk>().ShowAsync(null, Cancelled)).Value is { } view ? (view.PicturesWaiting, view.PicturesLost) : default);
        Assert.Contains("src=\"/uploads/", (await FaceAsync(room, await FindAsync(room, Plain))).BodyHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_wait_until_the_pull_has_come_to_rest_and_while_due_work_is_held()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 60);
        await room.StartAsync();
        Assert.NotNull(await room.StepAsync());

        await room.Room.Host.Services.StepAsync<BodyPictureWork>();
        Assert.Equal(0, await CountAsync(room, "select count(*) from pulled_pictures"));

        await room.RunAsync();
        await room.HoldAsync();
        await room.Room.Host.Services.StepAsync<BodyPictureWork>();
        Assert.Equal(0, await CountAsync(room, "select count(*) from pulled_pictures"));

        await room.Room.ByHandAsync("delete from holds");
        await room.CopyPicturesAsync();
        Assert.Equal(1, await CountAsync(room, "select count(*) from pulled_pictures"));
    }

    [Theory, EachDatabase]
    public async Task A_cover_that_a_later_pull_fetches_takes_no_copy_away(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        await room.PullAsync();
        await room.CopyPicturesAsync();
        var row = (await room.KnownAsync()).Single(static row => row.CoverMissing);
        room.Change(row.OuterId, static articles => [.. articles.Select(static article => article with { ThumbUrl = article.ThumbUrl.Replace("archive-lost", "archive-cover", StringComparison.Ordinal) })]);

        Assert.Equal(0, (await room.PullAsync()).PicturesWaiting);

        var face = await FaceAsync(room, row);
        Assert.StartsWith("/uploads/", face.CoverUrl, StringComparison.Ordinal);
        Assert.Contains("src=\"/uploads/", face.BodyHtml, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Articles_of_pasted_addresses_get_their_copies_too(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        var posts = await room.Service<IFreePublishApi>().ListAsync(room.Service<AccountRegistry>().Default.Api, 0, 20, withContent: false, Cancelled);
        string[] addresses = [posts.Value.Items.SelectMany(static post => post.Articles).Single(static article => article.Title == Plain).Url!];
        (await room.Room.Editor.PostAsync("/api/pull/pages", new { addresses })).Ok();

        await room.Service<PageVisits>().StepAsync(Cancelled);
        Assert.Contains("<img", (await FaceAsync(room, await FindAsync(room, Plain))).BodyHtml, StringComparison.Ordinal);
        await room.CopyPicturesAsync();

        Assert.Contains("<img src=\"/uploads/", (await FaceAsync(room, await FindAsync(room, Plain))).BodyHtml, StringComparison.Ordinal);
    }

    // Whatever else is in it, these pictures are.
    private static void Show(PullRoom room, string post, params string[] pictures) => room.Change(
        post, posts => [.. posts.Select(one => one with { Content = $"<p>正文。</p>{string.Concat(pictures.Select(static picture => $"<p><img data-src=\"{picture}\"></p>"))}" })]);

    private static ArticleBody BodyOf(Article face) => ArticleBody.Of(face.BodyFormat, face.BodySource, face.SourceUrl, Cancelled);

    private static async Task<PulledArticle> FindAsync(PullRoom room, string title) => (await room.KnownAsync()).Single(row => row.Title == title);

    private static async Task<Article> FaceAsync(PullRoom room, PulledArticle row) => (await room.Service<ArticleStore>().FindAsync(row.ArticleId!.Value, Cancelled))!;

    private static Task<long> CountAsync(PullRoom room, string sql) => room.Room.Host.Database.Database.ReadAsync(session => session.ScalarAsync<long>(sql), Cancelled);
}
