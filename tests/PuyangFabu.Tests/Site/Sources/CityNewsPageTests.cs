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
        Assert.Contains($"【清丰县政府网】<a href=\"{one.Address}/1.html\">清丰县食用菌大棚开始采收</a>", reply, StringComparison.Ordinal);

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

        (await room.Room.Writer.DeleteAsync($"/api/sources/{sources[0]}")).Ok();
        var page = await reader.GetStringAsync("/sources");
        Assert.Matches($"{site.Address}/1.html[\\s\\S]*也见：[\\s\\S]*丙网", page);
        Assert.DoesNotContain("甲网", page, StringComparison.Ordinal);
        Assert.Equal(["listed", "double"], (await room.ItemsAsync()).Select(static item => item.GetProperty("state").GetString()));
    }
}
