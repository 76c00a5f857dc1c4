using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Sources.Taking;

/// <summary>What a site shows again, at the same addresses or at others, makes no second draft.</summary>
public sealed class SourceRepetitionTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Where_addresses_are_others_at_each_reading_no_more_drafts_are_made_and_it_is_named(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        var source = 0L;
        for (var reading = 1; reading <= 3; reading++)
        {
            Put(reading, 12);
            source = source == 0 ? await room.AddAsync("公交通告", $"{site.Address}/rss.xml") : source;
            await room.ReadAgainAsync(source);
        }

        Assert.Equal(["公交通告：条目的网址每次都不一样，请核对"], await room.ProblemsAsync());
        Assert.Equal(12, (await room.ItemsAsync("?state=drafted")).Count);

        // A site that was rebuilt once has them at the same addresses the next time, and what is new there is new.
        await room.ReadAgainAsync(source);
        Assert.Empty(await room.ProblemsAsync());
        Put(3, 13);
        await room.ReadAgainAsync(source);
        Assert.Equal(13, (await room.ItemsAsync("?state=drafted")).Count);

        void Put(int reading, int count) => site.PutRss(
            "/rss.xml",
            [.. Enumerable.Range(1, count).Select(number => ($"第 {number} 号公交线路临时调整走向的通告", $"/{number}.html?t={reading}", NewsSite.Rfc822(room.Now), $"<p>第 {number} 号。</p>"))]);
    }

    [Theory, EachDatabase]
    public async Task What_a_site_still_shows_does_not_come_again_however_long_it_is_not_changed(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        Put("/1.html");
        var source = await room.AddAsync("教育动态", $"{site.Address}/rss.xml");
        await room.ReadAsync();

        // Not changed for half a year and more.
        await LaterAsync();
        Assert.Equal(["/1.html"], await PathsAsync());

        // Then there is more; and what was shown no more for as long is forgotten.
        Put("/2.html", "/1.html");
        await room.ReadAgainAsync(source);
        Assert.Equal(["/1.html", "/2.html"], await PathsAsync());
        Put("/2.html");
        await LaterAsync();
        Assert.Equal(["/2.html"], await PathsAsync());

        async Task LaterAsync()
        {
            room.Advance(TimeSpan.FromDays(181));
            await room.Room.SignInAgainAsync();
            await room.ReadAgainAsync(source);
            await room.Room.Host.Services.StepAsync<RetentionCleaner>();
        }

        void Put(params string[] links) => site.PutMarked(
            "/rss.xml", $"\"{string.Concat(links)}\"", NewsSite.RssOf([.. links.Select(link => ($"开发区新学校今年秋季招生 {link}", link, NewsSite.Rfc822(room.Now), "<p>招生。</p>"))]));

        async Task<IEnumerable<string>> PathsAsync() => (await room.ItemsAsync()).Select(static item => new Uri(item.GetProperty("url").GetString()!).AbsolutePath);
    }
}
