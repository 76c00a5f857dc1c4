using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Sources;

namespace PuyangFabu.Tests.Site.Sources;

/// <summary>最新政务动态: what may only be named, on a page of its own and beside what a search found.</summary>
public sealed class CityNewsPageTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Titles_lead_to_their_sites_the_same_on_two_is_one_entry_and_a_search_finds_them(string provider)
    {
        await using var one = await NewsSite.StartAsync();
        await using var other = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        using var reader = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = room.Room.Host.Address };
        Assert.Contains("暂时没有", await reader.GetStringAsync("/sources"), StringComparison.Ordinal);

        one.PutRss("/rss.xml", ("清丰县食用菌大棚开始采收", "/1.html", NewsSite.Rfc822(room.Now.AddHours(-1)), "<p>全文不用。</p>"), ("<![CDATA[<script>alert(1)</script>标题里的标签]]>", "/2.html", NewsSite.Rfc822(room.Now), ""));
        other.PutRss("/rss.xml", ("清丰县食用菌大棚开始采收", "/9.html", NewsSite.Rfc822(room.Now), ""));
        var fields = new Dictionary<string, object?> { ["reprint"] = "titleOnly", ["listed"] = true, ["board"] = null, ["editor"] = null };
        await room.AddAsync("清丰县政府网", $"{one.Address}/rss.xml", fields);
        await room.ReadAsync();
        await room.AddAsync("市农业农村局", $"{other.Address}/rss.xml", fields);
        await room.ReadAsync();

        var page = await reader.GetStringAsync("/sources");
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "清丰县食用菌大棚开始采收"));
        Assert.Contains($"{one.Address}/1.html", page, StringComparison.Ordinal);
        Assert.Matches("也见：[\\s\\S]*市农业农村局", page);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("全文不用", page, StringComparison.Ordinal);
        Assert.Matches("最新政务动态[\\s\\S]*清丰县政府网", await reader.GetStringAsync($"/search?q={Uri.EscapeDataString("食用菌大棚")}"));

        // Who asks in the chat gets it where nothing of our own answers, with the site's name.
        var reply = await room.Room.Host.Sender.AskAsync("食用菌大棚");
        Assert.Contains($"【市教育局·清丰县政府网】<a href=\"{one.Address}/1.html\">清丰县食用菌大棚开始采收</a>", reply, StringComparison.Ordinal);

        // His words stand in the title: he is not told that there is nothing, and not on the page either.
        Assert.StartsWith("为您找到以下内容：\n【市教育局", reply, StringComparison.Ordinal);
        Assert.StartsWith("为您找到以下内容：\n【市教育局", await room.Room.Host.Sender.AskAsync("请问食用菌大棚在哪里呢？"), StringComparison.Ordinal);
        var found = await reader.GetStringAsync($"/search?q={Uri.EscapeDataString("食用菌大棚")}");
        Assert.Contains("“最新政务动态”里有", found, StringComparison.Ordinal);
        Assert.DoesNotContain("换一个更短的说法", found, StringComparison.Ordinal);

        // None of it is a draft.
        Assert.Equal(0, (await room.Room.Writer.GetAsync("/api/articles?status=draft")).Ok().Body.GetProperty("items").GetArrayLength());
        using var beyond = await reader.GetAsync("/sources?page=2");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, beyond.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task What_two_sites_have_stays_listed_when_the_first_is_read_no_more(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        using var reader = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = room.Room.Host.Address };
        var fields = new Dictionary<string, object?> { ["reprint"] = "titleOnly", ["listed"] = true, ["board"] = null, ["editor"] = null };
        var sources = new List<long>();
        foreach (var name in new[] { "甲网", "乙网", "丙网" })
        {
            site.PutRss($"/{sources.Count}.xml", ("清丰县食用菌大棚开始采收", $"/{sources.Count}.html", NewsSite.Rfc822(room.Now), ""));
            sources.Add(await room.AddAsync(name, $"{site.Address}/{sources.Count}.xml", fields));
            await room.ReadAsync();
        }

        // As long as the first is only stopped, and then when it is gone.
        (await room.Room.Writer.PutAsync($"/api/sources/{sources[0]}", new { name = "甲网", unit = room.Unit, form = "feed", address = $"{site.Address}/0.xml", reprint = "titleOnly", listed = true, enabled = false })).Ok();
        Assert.Matches($"{site.Address}/1.html[\\s\\S]*也见：[\\s\\S]*丙网", await reader.GetStringAsync("/sources"));
        (await room.Room.Writer.DeleteAsync($"/api/sources/{sources[0]}")).Ok();
        var page = await reader.GetStringAsync("/sources");
        Assert.Matches($"{site.Address}/1.html[\\s\\S]*也见：[\\s\\S]*丙网", page);
        Assert.DoesNotContain("甲网", page, StringComparison.Ordinal);
        Assert.Equal(["listed", "double"], (await room.ItemsAsync()).Select(static item => item.GetProperty("state").GetString()));
    }

    [Theory, EachDatabase]
    public async Task One_that_an_editor_hides_is_gone_at_once_everywhere_and_does_not_come_back(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        using var reader = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = room.Room.Host.Address };
        var source = await ListAsync(room, site, "甲网", "/1.xml", "/1.html");
        var item = Assert.Single(await room.ItemsAsync()).GetProperty("id");
        Assert.True(await IsSeenAsync(room, reader));

        (await room.Room.Editor.PostAsync($"/api/sources/items/{item}/hide")).Ok();
        Assert.False(await IsSeenAsync(room, reader));
        (await room.Room.Writer.PostAsync($"/api/sources/items/{item}/hide")).Refused(System.Net.HttpStatusCode.Conflict, "illegalMove");

        // Neither from the same site, at the same or another address, nor from another one.
        await room.ReadAgainAsync(source);
        site.PutRss("/1.xml", ("清丰县食用菌大棚开始采收", "/1.html?t=2", NewsSite.Rfc822(room.Now), ""));
        await room.ReadAgainAsync(source);
        await ListAsync(room, site, "乙网", "/2.xml", "/2.html");
        Assert.False(await IsSeenAsync(room, reader));
        (await room.Room.Writer.DeleteAsync($"/api/sources/{source}")).Ok();
        Assert.False(await IsSeenAsync(room, reader));

        var hidden = Assert.Single(await room.ItemsAsync("?state=hidden")).GetProperty("id");
        (await room.Room.Writer.PostAsync($"/api/sources/items/{hidden}/show")).Ok();
        Assert.True(await IsSeenAsync(room, reader));
        var actions = (await (await room.Room.AdminAsync()).GetAsync("/api/audit?limit=100")).Ok().Body.GetProperty("items").EnumerateArray().Select(static entry => entry.GetProperty("action").GetString()).ToList();
        Assert.All(["source.hide", "source.show"], action => Assert.Contains(action, actions));
    }

    [Theory, EachDatabase]
    public async Task Entries_of_a_source_that_is_stopped_or_listed_no_more_are_seen_by_nobody(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        using var reader = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = room.Room.Host.Address };
        var source = await ListAsync(room, site, "甲网", "/1.xml", "/1.html");
        await ChangeAsync(listed: true, enabled: false);
        Assert.False(await IsSeenAsync(room, reader));

        // Another one that has it is not kept from readers by it.
        await ChangeAsync(listed: true, enabled: true);
        Assert.True(await IsSeenAsync(room, reader));
        await ChangeAsync(listed: false, enabled: true);
        Assert.False(await IsSeenAsync(room, reader));
        await ListAsync(room, site, "乙网", "/2.xml", "/2.html");
        Assert.True(await IsSeenAsync(room, reader));

        async Task ChangeAsync(bool listed, bool enabled) => (await room.Room.Writer.PutAsync($"/api/sources/{source}", new
        {
            name = "甲网",
            unit = room.Unit,
            form = "feed",
            address = $"{site.Address}/1.xml",
            reprint = "titleOnly",
            board = listed ? null : "puyang-yaowen",
            editor = listed ? (long?)null : room.Editor,
            listed,
            enabled,
        })).Ok();
    }

    [Fact]
    public async Task Readers_see_the_unit_and_a_day_without_a_clock_where_the_site_names_the_day_alone()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        using var reader = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = room.Room.Host.Address };
        site.PutText("/list.html", "text/html", $"<ul><li><a href=\"/1.html\">清丰县食用菌大棚开始采收</a><span>{room.Now.AddDays(-1):yyyy-MM-dd}</span></li></ul>");
        await room.AddAsync("【县区通知公告】", $"{site.Address}/list.html", new() { ["form"] = "list", ["itemSelector"] = "li", ["reprint"] = "titleOnly", ["listed"] = true, ["board"] = null, ["editor"] = null });
        await room.ReadAsync();

        foreach (var path in new[] { "/sources", $"/search?q={Uri.EscapeDataString("食用菌大棚")}" })
        {
            var page = await reader.GetStringAsync(path);
            Assert.Contains("<span>市教育局</span>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("县区通知公告", page, StringComparison.Ordinal);
            Assert.Contains(">昨天</time>", page, StringComparison.Ordinal);
        }

        Assert.Contains("【市教育局】<a", await room.Room.Host.Sender.AskAsync("食用菌大棚"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("市教育局·通知公告", "濮阳市教育局·通知公告")]
    [InlineData("教育局通知公告", "濮阳市教育局·通知公告")]
    [InlineData("【市教育局】通知公告", "濮阳市教育局·通知公告")]
    [InlineData("通知公告", "濮阳市教育局·通知公告")]
    [InlineData("濮阳市教育局：通知公告", "濮阳市教育局：通知公告")]
    [InlineData("市教育局", "濮阳市教育局")]
    public async Task A_source_that_is_named_after_its_unit_does_not_name_it_twice(string name, string shown)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        using var reader = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = room.Room.Host.Address };
        var unit = (await room.Room.Writer.PostAsync("/api/directory", new { kind = "部门", name = "濮阳市教育局" })).Ok().Id;
        var fields = new Dictionary<string, object?> { ["unit"] = unit, ["reprint"] = "titleOnly", ["listed"] = true, ["board"] = null, ["editor"] = null };
        site.PutRss("/1.xml", ("清丰县食用菌大棚开始采收", "/1.html", NewsSite.Rfc822(room.Now), ""));
        site.PutRss("/2.xml", ("另外一条完全不同的政策文件", "/2.html", NewsSite.Rfc822(room.Now), ""));
        await room.AddAsync(name, $"{site.Address}/1.xml", fields);
        await room.AddAsync("政策文件", $"{site.Address}/2.xml", fields);
        await room.ReadAsync();

        Assert.Contains($"<span>{shown}</span>", System.Net.WebUtility.HtmlDecode(await reader.GetStringAsync("/sources")), StringComparison.Ordinal);
        Assert.Contains($"【{shown}】<a", await room.Room.Host.Sender.AskAsync("食用菌大棚"), StringComparison.Ordinal);
    }

    private static async Task<long> ListAsync(SourceRoom room, NewsSite site, string name, string path, string link)
    {
        site.PutRss(path, ("清丰县食用菌大棚开始采收", link, NewsSite.Rfc822(room.Now), ""));
        var source = await room.AddAsync(name, $"{site.Address}{path}", new() { ["reprint"] = "titleOnly", ["listed"] = true, ["board"] = null, ["editor"] = null });
        await room.ReadAsync();
        return source;
    }

    // On its page, in the search and in the chat alike.
    private static async Task<bool> IsSeenAsync(SourceRoom room, HttpClient reader)
    {
        const string Title = "清丰县食用菌大棚开始采收";
        var page = (await reader.GetStringAsync("/sources")).Contains(Title, StringComparison.Ordinal);
        Assert.Equal(page, (await reader.GetStringAsync($"/search?q={Uri.EscapeDataString("食用菌大棚")}")).Contains("id=\"news-found\"", StringComparison.Ordinal));

        // What was found in the last two seconds is kept for who asks the same.
        room.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(page, (await room.Room.Host.Sender.AskAsync("食用菌大棚")).Contains(Title, StringComparison.Ordinal));
        return page;
    }
}
