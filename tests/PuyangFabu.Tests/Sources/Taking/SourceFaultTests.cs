using System.Net;
using System.Net.Sockets;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Sources.Taking;

/// <summary>Sites are down, slow, endless, empty, gone or silent: that is named, bounded, costs no other site anything, and makes no loop.</summary>
public sealed class SourceFaultTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task What_fails_twice_is_named_with_since_when_and_asked_more_seldom_until_it_is_well_again(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider, "--Operators:IdleMinutes", "240");
        site.PutStatus("/rss.xml", 500);
        var source = await room.AddAsync("市教育局动态", $"{site.Address}/rss.xml");
        await room.ReadAsync();
        Assert.Empty(await room.ProblemsAsync());
        var since = room.Now;

        room.Advance(TimeSpan.FromMinutes(61));
        await room.ReadAsync();
        Assert.Equal(["市教育局动态：对方网站出错（500）"], await room.ProblemsAsync());
        Assert.Equal(since, (await room.Room.Writer.GetAsync("/api/sources/problems")).Ok().Body.GetProperty("items")[0].GetProperty("problemSince").GetDateTimeOffset());

        // The third time after two hours, however often somebody steps.
        var asked = site.Asked.Count;
        room.Advance(TimeSpan.FromMinutes(61));
        await room.ReadAsync();
        Assert.Equal(asked, site.Asked.Count);

        site.PutRss("/rss.xml", ("戚城遗址公园恢复开放", "/1.html", NewsSite.Rfc822(room.Now), "<p>开放。</p>"));
        await room.ReadAgainAsync(source);
        Assert.Empty(await room.ProblemsAsync());
        Assert.Equal(["戚城遗址公园恢复开放"], await room.TitlesAsync());
    }

    [Fact]
    public async Task A_site_with_nothing_new_for_two_weeks_is_named_on_the_desk_with_since_when()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutRss("/rss.xml", ("一条写于六月二十八日的消息", "/1.html", NewsSite.Rfc822(room.Now), "<p>一。</p>"));
        var source = await room.AddAsync("市教育局动态", $"{site.Address}/rss.xml");
        await room.ReadAsync();
        room.Advance(TimeSpan.FromDays(14));
        await room.Room.SignInAgainAsync();
        await room.ReadAgainAsync(source);

        Assert.Equal(["市教育局动态：14 天没有新内容"], await room.ProblemsAsync());
        using var visitor = await room.Room.EnterAsync("writer");
        using var desk = await visitor.OpenAsync("/console");
        Assert.Matches("信息源有问题[\\s\\S]*市教育局动态[\\s\\S]*14 天没有新内容[\\s\\S]*2016-06-28", visitor.Html);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>维护中</body></html>", "返回的不是 RSS 或 Atom，是一个网页；请改用列表页的方式读")]
    [InlineData("<rss version=\"2.0\"><channel><title>空</title></channel></rss>", "里面一条也没有")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>没有写完", "返回的不是 RSS 或 Atom，或写得不完整")]
    [InlineData("<rss version=\"2.0\"><channel><item><description>没有标题</description></item></channel></rss>", "里面的条目都没有标题或链接")]
    [InlineData("<opml><body/></opml>", "返回的不是 RSS 或 Atom")]
    public async Task What_is_no_feed_or_an_empty_one_is_named(string text, string problem)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutText("/rss.xml", "text/xml", text);
        var source = await room.AddAsync("动态", $"{site.Address}/rss.xml");
        await room.ReadAsync();
        await room.ReadAgainAsync(source);

        Assert.Equal([$"动态：{problem}"], await room.ProblemsAsync());
        Assert.Empty(await room.ItemsAsync());
    }

    [Fact]
    public async Task A_feed_of_elements_in_each_other_is_named_and_so_it_is_when_it_is_tried()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutText("/rss.xml", "text/xml", $"<rss><channel><item><title>深</title><link>{string.Concat(Enumerable.Repeat("<a>", 100_000))}{string.Concat(Enumerable.Repeat("</a>", 100_000))}</link></item></channel></rss>");
        var tried = (await room.Room.Writer.PostAsync("/api/sources/try", new { form = "feed", address = $"{site.Address}/rss.xml" })).Refused(HttpStatusCode.BadRequest, "badInput");
        Assert.Equal("嵌套太深或内容太多，读不下", tried.Body.GetProperty("errors").GetProperty("address")[0].GetString());

        var source = await room.AddAsync("动态", $"{site.Address}/rss.xml");
        await room.ReadAsync();
        await room.ReadAgainAsync(source);
        Assert.Equal(["动态：嵌套太深或内容太多，读不下"], await room.ProblemsAsync());
    }

    [Theory, EachDatabase]
    public async Task What_fails_in_a_way_that_nobody_thought_of_is_named_and_tried_more_seldom_too(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var well = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider, "--Operators:IdleMinutes", "240");
        site.PutRss("/rss.xml", ("停水通知", "/1.html", NewsSite.Rfc822(room.Now), "<p>甲处。</p>"), ("停水通知", "/2.html", NewsSite.Rfc822(room.Now), "<p>乙处。</p>"));
        well.PutRss("/rss.xml", ("龙湖公园东门改造工程完工", "/1.html", NewsSite.Rfc822(room.Now), "<p>完工。</p>"));
        var source = await room.AddAsync("甲怪", $"{site.Address}/rss.xml");
        await room.AddAsync("乙正常", $"{well.Address}/rss.xml");

        // Nothing that comes from a site does this: what can be thought of is mended.
        await room.Room.ByHandAsync("create unique index by_hand on source_items (source_id, title)");
        await room.ReadAsync();
        Assert.Equal(["龙湖公园东门改造工程完工"], await room.TitlesAsync());
        await room.ReadAgainAsync(source);
        Assert.Equal(["甲怪：读取时出错"], await room.ProblemsAsync());
        var asked = site.Asked.Count;
        room.Advance(TimeSpan.FromMinutes(59));
        await room.ReadAsync();
        Assert.Equal(asked, site.Asked.Count);

        await room.Room.ByHandAsync("drop index by_hand");
        await room.ReadAgainAsync(source);
        Assert.Empty(await room.ProblemsAsync());
        Assert.Equal(2, (await room.TitlesAsync()).Count(static title => title == "停水通知"));
    }

    [Fact]
    public async Task A_host_with_many_sources_keeps_no_other_from_its_turn()
    {
        await using var many = await NewsSite.StartAsync();
        await using var one = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, "sqlite", "--Sources:PauseSeconds", "5");
        for (var number = 1; number <= 45; number++)
        {
            await room.AddAsync($"栏目 {number}", $"{many.Address}/{number}.xml");
        }

        one.PutRss("/rss.xml", ("龙湖公园东门改造工程完工", "/1.html", NewsSite.Rfc822(room.Now), "<p>完工。</p>"));
        await room.AddAsync("另一个网站", $"{one.Address}/rss.xml");
        await room.ReadAsync();
        Assert.Equal(["龙湖公园东门改造工程完工"], await room.TitlesAsync());
    }

    [Fact]
    public async Task Pages_without_an_end_packed_bombs_and_what_is_too_large_are_left_and_hold_up_no_other_site()
    {
        await using var endless = await NewsSite.StartAsync();
        await using var bomb = await NewsSite.StartAsync();
        await using var large = await NewsSite.StartAsync();
        await using var well = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, "sqlite", "--Sources:TimeoutSeconds", "1", "--Sources:MaxKilobytes", "64");
        endless.PutEndless("/rss.xml");
        bomb.PutPacked("/rss.xml", "text/xml", 4L * 1024 * 1024 * 1024);
        large.PutBytes("/rss.xml", "text/xml", new byte[65 * 1024]);
        well.PutRss("/rss.xml", ("龙湖公园东门改造工程完工", "/1.html", NewsSite.Rfc822(room.Now), "<p>完工。</p>"));
        var sources = new List<long>
        {
            await room.AddAsync("甲没有头", $"{endless.Address}/rss.xml"),
            await room.AddAsync("乙压缩包", $"{bomb.Address}/rss.xml"),
            await room.AddAsync("丙太大", $"{large.Address}/rss.xml"),
            await room.AddAsync("丁正常", $"{well.Address}/rss.xml"),
        };
        await room.ReadAsync();
        Assert.Equal(["龙湖公园东门改造工程完工"], await room.TitlesAsync());
        foreach (var source in sources)
        {
            await room.ReadAgainAsync(source);
        }

        Assert.Equal(
            ["丙太大：太大，超过 64 KB，没有读", "乙压缩包：太大，超过 64 KB，没有读", "甲没有头：1 秒内没有读完"], (await room.ProblemsAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_private_address_is_refused_and_asked_nothing()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        await using var room = await SourceRoom.OpenAsync(databases, "sqlite", "--Sources:AllowPrivate", "false");
        var address = $"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}/rss.xml";
        var source = await room.AddAsync("内网", address);
        await room.ReadAsync();
        await room.ReadAgainAsync(source);

        Assert.Equal(["内网：指向内部网络的地址，读者打不开"], await room.ProblemsAsync());
        var tried = await room.Room.Writer.PostAsync("/api/sources/try", new { form = "feed", address });
        tried.Refused(HttpStatusCode.BadRequest, "badInput");
        Assert.False(closed.Pending());
    }

    [Fact]
    public async Task A_site_that_has_moved_is_named_and_one_that_leads_to_another_site_is_not_followed()
    {
        await using var site = await NewsSite.StartAsync();
        await using var other = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutRedirect("/old.xml", "/new.xml", permanent: true);
        site.PutRss("/new.xml", ("龙湖公园东门改造工程完工", "/1.html", NewsSite.Rfc822(room.Now), "<p>完工。</p>"));
        site.PutRedirect("/away.xml", $"{other.Address}/rss.xml", permanent: false);
        await room.AddAsync("甲搬家", $"{site.Address}/old.xml");
        var away = await room.AddAsync("乙外站", $"{site.Address}/away.xml");
        await room.ReadAsync();
        await room.ReadAgainAsync(away);

        Assert.Equal(["龙湖公园东门改造工程完工"], await room.TitlesAsync());
        Assert.Equal(["乙外站：转到了另一个网站（127.0.0.1），请核对后改地址", $"甲搬家：已搬到 {site.Address}/new.xml，请核对后改地址"], (await room.ProblemsAsync()).Order(StringComparer.Ordinal));
        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_not_read_and_a_selector_that_fits_nothing_is_named()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutText("/robots.txt", "text/plain", "User-agent: *\nDisallow: /inner/\n");
        site.PutText("/list.html", "text/html", "<ul class=\"news\"><li><a href=\"/1.html\">甲</a></li></ul>");
        var inner = await room.AddAsync("甲内部", $"{site.Address}/inner/rss.xml");
        var list = await room.AddAsync("乙改版", $"{site.Address}/list.html", new() { ["form"] = "list", ["itemSelector"] = "ul.list li" });
        await room.ReadAsync();
        await room.ReadAgainAsync(inner);
        await room.ReadAgainAsync(list);

        Assert.Equal(
            ["乙改版：页面上没有与“条目”的选择器相符的内容，网站可能改版了", "甲内部：网站的 robots.txt 不让程序读这一页"], (await room.ProblemsAsync()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("/inner/rss.xml", site.Asked);
        Assert.Single(site.Asked, static path => path == "/robots.txt");
    }

    [Fact]
    public async Task A_robots_txt_counts_where_it_was_moved_to_and_the_first_of_one_without_an_end_too()
    {
        await using var site = await NewsSite.StartAsync();
        await using var other = await NewsSite.StartAsync();
        await using var endless = await NewsSite.StartAsync();
        await using var round = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, "sqlite", "--Sources:MaxKilobytes", "64");
        site.PutRedirect("/robots.txt", $"{other.Address}/rules.txt", permanent: false);
        other.PutText("/rules.txt", "text/plain", "User-agent: *\nDisallow: /inner/\n");
        endless.PutText("/robots.txt", "text/plain", $"User-agent: *\nDisallow: /内部/\n{string.Concat(Enumerable.Repeat("# 说明\n", 40_000))}Disallow: /inner/\n{new string('字', 200_000)}");
        round.PutRedirect("/robots.txt", "/robots.txt", permanent: false);
        round.PutRss("/rss.xml", ("龙湖公园东门改造工程完工", "/1.html", NewsSite.Rfc822(room.Now), "<p>完工。</p>"));
        var sources = new List<long>
        {
            await room.AddAsync("甲", $"{site.Address}/inner/rss.xml"),
            await room.AddAsync("乙", $"{endless.Address}/内部/rss.xml"),
            await room.AddAsync("丙", $"{endless.Address}/inner/rss.xml"),
            await room.AddAsync("丁", $"{round.Address}/rss.xml"),
        };
        await room.ReadAsync();
        foreach (var source in sources)
        {
            await room.ReadAgainAsync(source);
        }

        const string Forbidden = "网站的 robots.txt 不让程序读这一页";
        Assert.Equal([$"丙：{Forbidden}", $"乙：{Forbidden}", $"甲：{Forbidden}"], (await room.ProblemsAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(["龙湖公园东门改造工程完工"], await room.TitlesAsync());
    }

    [Fact]
    public async Task A_host_is_left_alone_for_as_long_as_the_settings_and_robots_txt_say()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, "sqlite", "--Sources:PauseSeconds", "5");
        site.PutText("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 20\n");
        site.PutRss("/1.xml", ("龙湖公园东门改造工程完工", "/1.html", NewsSite.Rfc822(room.Now), "<p>完工。</p>"));
        site.PutRss("/2.xml", ("戚城街道便民大厅夜间窗口开放", "/2.html", NewsSite.Rfc822(room.Now), "<p>开放。</p>"));
        await room.AddAsync("一", $"{site.Address}/1.xml");
        await room.AddAsync("二", $"{site.Address}/2.xml");

        await room.ReadAsync();
        Assert.Equal(2, site.Asked.Count);
        room.Advance(TimeSpan.FromSeconds(19));
        await room.ReadAsync();
        Assert.Equal(2, site.Asked.Count);
        room.Advance(TimeSpan.FromSeconds(2));
        await room.ReadAsync();
        Assert.Equal(3, site.Asked.Count);
        Assert.Equal(2, (await room.ItemsAsync()).Count);
    }

    [Fact]
    public async Task A_text_that_cannot_be_had_is_tried_again_and_then_the_draft_has_the_link_and_says_why()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutText("/list.html", "text/html", "<ul><li><a href=\"/1.html\">龙湖公园东门改造工程完工</a></li></ul>");
        site.PutStatus("/1.html", 404);
        await room.AddAsync("公示", $"{site.Address}/list.html", new() { ["form"] = "list", ["itemSelector"] = "li", ["bodySelector"] = "#zoom" });
        await room.ReadAsync();
        Assert.Equal(("waiting", "正文还没有取到：页面已不存在（404）"), await StateAsync());

        room.Advance(TimeSpan.FromMinutes(11));
        await room.ReadAsync();
        room.Advance(TimeSpan.FromMinutes(11));
        await room.ReadAsync();
        Assert.Equal(("drafted", "正文没有取到：页面已不存在（404）"), await StateAsync());

        async Task<(string?, string?)> StateAsync()
        {
            var item = Assert.Single(await room.ItemsAsync());
            return (item.GetProperty("state").GetString(), item.GetProperty("note").GetString());
        }
    }
}
