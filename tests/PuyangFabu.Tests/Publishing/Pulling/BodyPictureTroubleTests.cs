using System.Net;
using System.Net.Sockets;
using PuyangFabu.Content.Articles;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Publishing.Pulling.Pictures;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Pulling;

/// <summary>What may go wrong with the pictures of one article, and must not hold up the others.</summary>
public sealed class BodyPictureTroubleTests(TestDatabases databases)
{
    private const string Picture = "http://mmbiz.qpic.cn/sandbox/archive-cover/0?wx_fmt=jpeg";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task More_addresses_that_are_too_long_than_are_asked_for_at_once_hold_up_nothing(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3);
        string[] pictures = [.. Enumerable.Range(0, 25).Select(static number => $"http://mmbiz.qpic.cn/sandbox/{number}/{new string('a', 1000)}"), Picture];
        Show(room, pictures);
        await room.PullAsync();

        await room.CopyPicturesAsync();

        var row = await ShownAsync(room);
        Assert.DoesNotContain("qpic", (await FaceAsync(room, row)).BodyHtml, StringComparison.Ordinal);
        Assert.Contains("src=\"/uploads/", (await FaceAsync(room, row)).BodyHtml, StringComparison.Ordinal);
        Assert.Contains("没有取到", row.Note, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(room, "select count(*) from pulled_pictures where problem <> ''"));

        // The same of a body that still has them, because it came before their length was looked at.
        var round = await room.Service<BodyCopies>().CopyAsync(pictures, Cancelled);
        Assert.Equal((0, false, "图片没有取到 25 张：地址太长"), (round.Asked, round.IsCut, round.Note));
    }

    [Theory, EachDatabase]
    public async Task The_length_of_an_address_is_counted_as_the_database_counts_it(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3);
        // No two parts alike: PostgreSQL packs what repeats itself, and would take it.
        var words = string.Concat(Enumerable.Range(0, 940).Select(static number => (char)(0x4e00 + (number * 7919 % 20_000))));
        Show(room, Picture, $"http://mmbiz.qpic.cn/{words}");
        await room.PullAsync();

        await room.CopyPicturesAsync();

        Assert.Equal(0, await CountAsync(room, "select count(*) from pulled_articles where pictures_ms is not null"));
        var row = await ShownAsync(room);
        Assert.Contains("没有取到", row.Note, StringComparison.Ordinal);
        Assert.DoesNotContain("qpic", (await FaceAsync(room, row)).BodyHtml, StringComparison.Ordinal);
        Assert.Contains("src=\"/uploads/", (await FaceAsync(room, row)).BodyHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_was_full_for_a_moment_costs_minutes_and_one_that_stays_full_is_tried_less_and_less_often()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        Show(room, Picture);
        await room.PullAsync();
        await room.Room.ByHandAsync("update pulled_articles set pictures_ms = null where outer_id <> 'archive-post-1'");
        var folder = Path.Combine(room.Room.Host.DataDirectory, "uploads");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        // Nothing can be written where the folder should be.
        await File.WriteAllTextAsync(folder, "", Cancelled);
        foreach (var pause in (int[])[2, 4, 8, 16, 32, 60, 60])
        {
            await room.CopyPicturesAsync();
            var next = (await room.Service<ArticlePullDesk>().ShowAsync(null, Cancelled)).Value.PicturesNextAt;
            Assert.Equal(room.Room.Host.Database.Clock.GetUtcNow().AddMinutes(pause), next!.Value, TimeSpan.FromSeconds(1));
            room.Room.Host.Database.Clock.Advance(TimeSpan.FromMinutes(pause));
        }

        Assert.Equal(0, await CountAsync(room, "select count(*) from pulled_pictures"));
        File.Delete(folder);
        await room.CopyPicturesAsync();
        var row = await ShownAsync(room);
        Assert.Contains("src=\"/uploads/", (await FaceAsync(room, row)).BodyHtml, StringComparison.Ordinal);
        Assert.Equal("", row.PicturesNote);
        Assert.Null((await room.Service<ArticlePullDesk>().ShowAsync(null, Cancelled)).Value.PicturesNextAt);
    }

    [Theory, EachDatabase]
    public async Task A_stop_in_the_middle_of_a_picture_keeps_nobody_from_the_others(string provider)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3);
        Show(room, $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/never.png");
        await room.PullAsync();
        await room.Room.ByHandAsync("update pulled_articles set pictures_ms = 0 where outer_id = 'archive-post-1'");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);

        var step = room.Service<BodyPictureWork>().StepAsync(stop.Token);
        using var asked = await silent.AcceptSocketAsync(Cancelled);
        Assert.Equal(1, await CountAsync(room, "select count(*) from pulled_articles where pictures_lease_ms > 0"));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => step);

        Assert.Equal(0, await CountAsync(room, "select count(*) from pulled_articles where pictures_lease_ms > 0"));
        Assert.Equal(1, await CountAsync(room, "select count(*) from pulled_articles where outer_id = 'archive-post-1' and pictures_ms = 0"));
    }

    // Its text is these pictures.
    private static void Show(PullRoom room, params string[] pictures) => room.Change(
        "archive-post-1", posts => [.. posts.Select(one => one with { Content = $"<p>正文。</p>{string.Concat(pictures.Select(static picture => $"<p><img data-src=\"{picture}\"></p>"))}" })]);

    private static async Task<PulledArticle> ShownAsync(PullRoom room) => (await room.KnownAsync()).Single(static row => row.OuterId == "archive-post-1");

    private static async Task<Article> FaceAsync(PullRoom room, PulledArticle row) => (await room.Service<ArticleStore>().FindAsync(row.ArticleId!.Value, Cancelled))!;

    private static Task<long> CountAsync(PullRoom room, string sql) => room.Room.Host.Database.Database.ReadAsync(session => session.ScalarAsync<long>(sql), Cancelled);
}
