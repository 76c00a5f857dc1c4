using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Sources.Taking;

/// <summary>Entries whose addresses are others at each reading make no drafts without end, however few or many of them do so, and a flood of new ones is dammed.</summary>
public sealed class ShiftingAddressTests(TestDatabases databases)
{
    private const string Named = "公交通告：条目的网址每次都不一样，请核对";

    [Theory, EachDatabase]
    public async Task One_entry_that_stays_where_it_is_hides_no_others_that_do_not(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        var source = 0L;
        for (var reading = 1; reading <= 4; reading++)
        {
            site.PutRss("/rss.xml", [("置顶：市民服务热线的办理时限", "/top.html", NewsSite.Rfc822(room.Now), "<p>置顶。</p>"), .. Entries(room, 12, reading)]);
            source = await ReadAsync(room, site, source);
        }

        Assert.Equal(13, (await room.ItemsAsync("?state=drafted")).Count);
        Assert.Equal([Named], await room.ProblemsAsync());

        // What is new among them is new.
        site.PutRss("/rss.xml", [("开发区新学校今年秋季招生", "/new.html", NewsSite.Rfc822(room.Now), "<p>招生。</p>"), .. Entries(room, 12, 5)]);
        await room.ReadAgainAsync(source);
        Assert.Equal("开发区新学校今年秋季招生", (await room.TitlesAsync("?state=drafted"))[^1]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    public async Task Few_entries_that_come_again_at_other_addresses_are_drafts_once(int count)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        var source = 0L;
        for (var reading = 1; reading <= 3; reading++)
        {
            site.PutRss("/rss.xml", Entries(room, count, reading));
            source = await ReadAsync(room, site, source);
        }

        Assert.Equal(count, (await room.ItemsAsync("?state=drafted")).Count);
        var first = (await room.ItemsAsync("?state=drafted"))[^1];
        var again = (await room.ItemsAsync("?state=double")).Where(item => item.GetProperty("title").GetString() == first.GetProperty("title").GetString());
        Assert.Equal([first.GetProperty("id").GetInt64(), first.GetProperty("id").GetInt64()], again.Select(static item => item.GetProperty("sameAs").GetInt64()));

        // One alone may have been corrected.
        Assert.Equal(count > 1 ? [Named] : [], await room.ProblemsAsync());
    }

    [Theory, EachDatabase]
    public async Task Without_dates_they_are_known_for_as_long_as_they_are_shown(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        var source = 0L;
        for (var reading = 1; reading <= 6; reading++)
        {
            site.PutText("/rss.xml", "text/html", $"<ul>{string.Concat(Enumerable.Range(1, 3).Select(number => $"<li><a href=\"/{number}.html?t={reading}\">第 {number} 号公交线路临时调整走向的通告</a></li>"))}</ul>");
            source = source == 0 ? await room.AddAsync("公交通告", $"{site.Address}/rss.xml", new() { ["form"] = "list", ["itemSelector"] = "li" }) : source;
            await room.ReadAgainAsync(source);
            room.Advance(TimeSpan.FromDays(1));
            await room.Room.SignInAgainAsync();
        }

        Assert.Equal(3, (await room.ItemsAsync("?state=drafted")).Count);
    }

    [Theory, EachDatabase]
    public async Task Of_hundreds_of_new_titles_at_each_reading_fifty_a_day_are_drafts_and_the_desk_says_so(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        site.PutRss("/rss.xml", Entries(room, 1, 0));
        var source = await ReadAsync(room, site, 0);
        for (var reading = 1; reading <= 2; reading++)
        {
            site.PutRss("/rss.xml", [.. Enumerable.Range(1, 60).Select(number => ($"第 {reading} 批第 {number} 号公交线路的通告", $"/{reading}/{number}.html", NewsSite.Rfc822(room.Now), "<p>通告。</p>"))]);
            await room.ReadAgainAsync(source);
            await room.ReadAsync();
        }

        Assert.Equal(50, await room.CountAsync("drafted"));
        Assert.Equal(71, await room.CountAsync("old"));
        Assert.Equal("一天里新内容太多，没有取用", (await room.ItemsAsync("?state=old"))[0].GetProperty("note").GetString());
        Assert.Equal(["公交通告：一天里新内容超过 50 条，其余的没有取用，请到“找到的内容”里核对"], await room.ProblemsAsync());

        // Named over the weekend, though it is read well meanwhile; the next day's are taken.
        room.Advance(TimeSpan.FromDays(1));
        await room.Room.SignInAgainAsync();
        site.PutRss("/rss.xml", ("开发区新学校今年秋季招生", "/new.html", NewsSite.Rfc822(room.Now), "<p>招生。</p>"));
        await room.ReadAgainAsync(source);
        Assert.Equal(51, await room.CountAsync("drafted"));
        Assert.Single(await room.ProblemsAsync());
        room.Advance(TimeSpan.FromDays(3));
        await room.Room.SignInAgainAsync();
        await room.ReadAgainAsync(source);
        Assert.Empty(await room.ProblemsAsync());
    }

    [Theory, EachDatabase]
    public async Task An_answer_that_nothing_was_changed_is_no_first_reading(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        site.PutStatus("/rss.xml", 304);
        var source = await ReadAsync(room, site, 0);
        await room.ReadAgainAsync(source);
        Assert.Equal(["公交通告：第一次读，对方却答“没有改动”（304），读不到内容"], await room.ProblemsAsync());
        var tried = (await room.Room.Writer.PostAsync("/api/sources/try", new { form = "feed", address = $"{site.Address}/rss.xml" })).Refused(System.Net.HttpStatusCode.BadRequest, "badInput");
        Assert.Contains("304", tried.Body.GetProperty("errors").GetProperty("address")[0].GetString(), StringComparison.Ordinal);

        site.PutRss("/rss.xml", [.. Enumerable.Range(1, 30).Select(number => ($"第 {number} 号公交线路多年以前的通告", $"/{number}.html", NewsSite.Rfc822(room.Now.AddYears(-4)), "<p>以前。</p>"))]);
        await room.ReadAgainAsync(source);
        Assert.Equal(30, await room.CountAsync("old"));
        Assert.Empty(await room.ItemsAsync("?state=drafted"));

        // So it is where an older release took that answer for a good one.
        await room.Room.ByHandAsync("delete from source_items");
        await room.ReadAgainAsync(source);
        Assert.Equal(30, await room.CountAsync("old"));
    }

    private static (string, string, string, string)[] Entries(SourceRoom room, int count, int reading) =>
        [.. Enumerable.Range(1, count).Select(number => ($"第 {number} 号公交线路临时调整走向的通告", $"/{number}.html?t={reading}", NewsSite.Rfc822(room.Now), $"<p>第 {number} 号。</p>"))];

    private static async Task<long> ReadAsync(SourceRoom room, NewsSite site, long source)
    {
        source = source == 0 ? await room.AddAsync("公交通告", $"{site.Address}/rss.xml") : source;
        await room.ReadAgainAsync(source);
        return source;
    }
}
