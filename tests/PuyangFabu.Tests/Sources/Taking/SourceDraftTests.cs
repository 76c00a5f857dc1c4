using System.Text;
using PuyangFabu.Sources.Taking;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Sources.Taking;

/// <summary>What sites of the city publish becomes drafts with all that a reprint must say, and goes the way of any other article.</summary>
public sealed class SourceDraftTests(TestDatabases databases)
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;

    [Theory, EachDatabase]
    public async Task Three_sites_feed_drafts_that_pass_the_review_and_reach_the_phone(string provider)
    {
        await using var rss = await NewsSite.StartAsync();
        await using var atom = await NewsSite.StartAsync();
        await using var old = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        rss.PutRss("/rss.xml", ("龙湖公园东门改造工程完工", "/2016/longhu.html", NewsSite.Rfc822(room.Now.AddHours(-2)), "<p>东门今天<b>开放</b>。</p><script>alert(1)</script><p><a href=\"/map\">路线图</a></p>"));
        atom.PutText("/atom.xml", "application/atom+xml", $"""
            <feed xmlns="http://www.w3.org/2005/Atom"><title>动态</title><id>urn:a</id><updated>{room.Now:yyyy-MM-ddTHH:mm:sszzz}</updated>
            <entry><title type="html">戚城街道便民大厅 &amp;amp; 夜间窗口开放</title><id>urn:1</id><link rel="self" href="/a/1.atom"/><link href="a/1.html"/>
            <published>{room.Now.AddHours(-1):yyyy-MM-ddTHH:mm:sszzz}</published><author><name>李四</name></author><content type="html">&lt;p&gt;夜间窗口每晚开到九点。&lt;/p&gt;</content></entry></feed>
            """);
        old.PutBytes("/list.htm", "text/html", Gbk.GetBytes($"""
            <html><head><title>公示公告</title></head><body><div class="nav"><a href="/">首页</a></div>
            <ul class="list"><li><span class="date">[{room.Now:MM-dd}]</span><a href="../art/1.htm" title="关于黄河路沿线树木修剪期间绕行的通告">关于黄河路沿线树木修剪…</a></li></ul></body></html>
            """));
        old.PutBytes("/art/1.htm", "text/html; charset=gb2312", Gbk.GetBytes("<html><body><div id=\"zoom\"><p>修剪期间请从建设路绕行。</p></div><div>版权</div></body></html>"));
        await room.AddAsync("市教育局动态", $"{rss.Address}/rss.xml");
        await room.AddAsync("街道动态", $"{atom.Address}/atom.xml", new() { ["reprint"] = "whitelisted" });
        await room.AddAsync("公示公告", $"{old.Address}/list.htm", new() { ["form"] = "list", ["itemSelector"] = "ul.list li", ["bodySelector"] = "#zoom" });

        await room.ReadAsync();

        var items = (await room.ItemsAsync()).ToDictionary(static item => item.GetProperty("title").GetString()!);
        Assert.Equal(["关于黄河路沿线树木修剪期间绕行的通告", "戚城街道便民大厅 & 夜间窗口开放", "龙湖公园东门改造工程完工"], items.Keys.Order(StringComparer.Ordinal));
        Assert.All(items.Values, static item => Assert.Equal("drafted", item.GetProperty("state").GetString()));
        await DraftAsync("龙湖公园东门改造工程完工", "张三", $"{rss.Address}/2016/longhu.html", "东门今天");
        await DraftAsync("戚城街道便民大厅 & 夜间窗口开放", "李四", $"{atom.Address}/a/1.html", "夜间窗口每晚开到九点");
        await DraftAsync("关于黄河路沿线树木修剪期间绕行的通告", "市教育局", $"{old.Address}/art/1.htm", "请从建设路绕行");

        // Through all three reviews and to whoever asks on the phone.
        foreach (var item in items.Values)
        {
            var id = item.GetProperty("article").GetInt64();
            await room.Room.PassAsync(id);
            (await room.Room.Publisher.PublishAsync(id)).Ok();
        }

        await room.Room.Host.FollowChangesAsync();
        Assert.Contains("龙湖公园东门改造工程完工", (await room.Room.Host.Sender.SendAsync(room.Room.Host.Sender.Text("龙湖公园东门"))).Body, StringComparison.Ordinal);
        Assert.Contains("修剪期间绕行", (await room.Room.Host.Sender.SendAsync(room.Room.Host.Sender.Text("黄河路树木修剪"))).Body, StringComparison.Ordinal);
        var (status, html) = await room.Room.PageAsync(items["龙湖公园东门改造工程完工"].GetProperty("article").GetInt64());
        Assert.Equal(200, status);
        Assert.Contains("市教育局", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", html, StringComparison.Ordinal);
        Assert.Contains($"{rss.Address}/map", html, StringComparison.Ordinal);

        async Task DraftAsync(string title, string author, string url, string text)
        {
            var draft = (await room.Room.Writer.ReadAsync(items[title].GetProperty("article").GetInt64())).Ok();
            Assert.Equal("draft", draft.ArticleStatus);
            Assert.Equal(
                (title, title, author, url, "市教育局", "editor"),
                (draft.Text("title"), draft.Text("originalTitle"), draft.Text("originalAuthor"), draft.Text("sourceUrl"), draft.Text("source"), draft.Text("editor")));
            Assert.Contains(text, draft.Text("bodyHtml"), StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task Read_again_nothing_comes_twice_and_what_was_not_changed_is_not_sent_again(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        var feed = Encoding.UTF8.GetBytes(NewsSite.RssOf(("开发区新学校今年秋季招生", "/1.html", NewsSite.Rfc822(room.Now), "<p>招生。</p>")));
        var sent = 0;
        site.Pages["/rss.xml"] = async context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                context.Response.StatusCode = 304;
                return;
            }

            sent++;
            await context.Response.Body.WriteAsync(feed);
        };
        var source = await room.AddAsync("教育动态", $"{site.Address}/rss.xml");
        await room.ReadAsync();
        await room.ReadAgainAsync(source);

        Assert.Equal(1, sent);
        Assert.Single(await room.ItemsAsync());
        Assert.Equal(["/robots.txt", "/rss.xml", "/rss.xml"], site.Asked);
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_that_step_at_once_read_a_site_once_and_make_one_draft_of_each(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        site.PutRss("/rss.xml", [.. Enumerable.Range(1, 12).Select(number => ($"第 {number} 号公交线路临时调整走向的通告", $"/{number}.html", NewsSite.Rfc822(room.Now), $"<p>第 {number} 号。</p>"))]);
        await room.AddAsync("公交通告", $"{site.Address}/rss.xml");
        var worker = room.Room.Host.Services;

        // Not through the loop, which makes one step at a time in a process: as two processes would.
        var work = (SourceWorker)worker.GetService(typeof(SourceWorker))!;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => work.StepAsync(TestContext.Current.CancellationToken)));
        await room.ReadAsync();

        Assert.Equal(1, site.MostAtOnce);
        var items = await room.ItemsAsync();
        Assert.Equal(12, items.Select(static item => item.GetProperty("article").GetInt64()).Distinct().Count());
        Assert.Equal(12, (await room.Room.Writer.GetAsync("/api/articles?status=draft&limit=100")).Ok().Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task What_a_killed_process_left_half_made_is_found_and_made_once()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutRss("/rss.xml", ("濮水河沿岸步道夜间照明恢复", "/1.html", NewsSite.Rfc822(room.Now), "<p>恢复。</p>"));
        await room.AddAsync("动态", $"{site.Address}/rss.xml");
        await room.ReadAsync();
        var article = Assert.Single(await room.ItemsAsync()).GetProperty("article").GetInt64();

        // The draft is there, and what says so is not.
        await room.Room.ByHandAsync("update source_items set state = 'waiting', article_id = null, next_ms = 0");
        await room.ReadAsync();

        var item = Assert.Single(await room.ItemsAsync());
        Assert.Equal(("drafted", article), (item.GetProperty("state").GetString(), item.GetProperty("article").GetInt64()));
        Assert.Equal(1, (await room.Room.Writer.GetAsync("/api/articles?status=draft&limit=100")).Ok().Body.GetProperty("items").GetArrayLength());
    }

    [Theory, EachDatabase]
    public async Task The_same_title_on_two_sites_within_three_days_is_one_draft_and_the_other_can_be_taken(string provider)
    {
        await using var one = await NewsSite.StartAsync();
        await using var other = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        one.PutRss("/rss.xml", ("全市防汛抗旱工作会议召开", "/1.html", NewsSite.Rfc822(room.Now), "<p>召开。</p>"), ("停水通知", "/2.html", NewsSite.Rfc822(room.Now), "<p>甲处。</p>"));
        other.PutRss("/rss.xml", ("全市防汛抗旱工作会议 召开", "/9.html", NewsSite.Rfc822(room.Now.AddDays(-2)), "<p>召开了。</p>"), ("停水通知", "/8.html", NewsSite.Rfc822(room.Now), "<p>乙处。</p>"));
        await room.AddAsync("甲网", $"{one.Address}/rss.xml");
        await room.ReadAsync();
        await room.AddAsync("乙网", $"{other.Address}/rss.xml");
        await room.ReadAsync();

        // A short title says too little: two units may be without water.
        var items = await room.ItemsAsync();
        Assert.Equal(3, items.Count(static item => item.GetProperty("state").GetString() == "drafted"));
        var second = Assert.Single(items, static item => item.GetProperty("state").GetString() == "double");
        var first = items.First(static item => item.GetProperty("title").GetString() == "全市防汛抗旱工作会议召开");
        Assert.Equal(first.GetProperty("id").GetInt64(), second.GetProperty("sameAs").GetInt64());

        (await room.Room.Writer.PostAsync($"/api/sources/items/{second.GetProperty("id")}/take")).Ok();
        await room.ReadAsync();
        Assert.All(await room.ItemsAsync(), static item => Assert.Equal("drafted", item.GetProperty("state").GetString()));
        (await room.Room.Writer.PostAsync($"/api/sources/items/{second.GetProperty("id")}/take")).Refused(System.Net.HttpStatusCode.Conflict, "illegalMove");
    }

    [Fact]
    public async Task Of_a_site_that_may_only_be_named_title_and_link_are_all_that_is_kept()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutRss("/rss.xml", ("外地经验：老旧小区加装电梯", "/1.html", NewsSite.Rfc822(room.Now), "<p>全文不能用。</p>"));
        await room.AddAsync("外地网站", $"{site.Address}/rss.xml", new() { ["reprint"] = "titleOnly" });
        await room.ReadAsync();

        var draft = (await room.Room.Writer.ReadAsync(Assert.Single(await room.ItemsAsync()).GetProperty("article").GetInt64())).Ok();
        Assert.DoesNotContain("全文不能用", draft.Body.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{site.Address}/1.html", draft.Text("bodyHtml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lies_on_another_site_is_a_link_that_names_that_site()
    {
        await using var site = await NewsSite.StartAsync();
        await using var other = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        other.PutText("/1.html", "text/html", "<div id=\"zoom\"><p>别人的全文。</p></div>");
        site.PutRss("/rss.xml", ("转发省里的一条重要消息", $"{other.Address}/1.html", NewsSite.Rfc822(room.Now), "<p>别人的摘要。</p>"));
        await room.AddAsync("动态", $"{site.Address}/rss.xml", new() { ["bodySelector"] = "#zoom" });
        await room.ReadAsync();

        Assert.Empty(other.Asked);
        var item = Assert.Single(await room.ItemsAsync());
        Assert.Equal(("drafted", "原文在另一个网站（127.0.0.1）"), (item.GetProperty("state").GetString(), item.GetProperty("note").GetString()));
        var draft = (await room.Room.Writer.ReadAsync(item.GetProperty("article").GetInt64())).Ok();
        Assert.Equal(("127.0.0.1", $"{other.Address}/1.html"), (draft.Text("source"), draft.Text("sourceUrl")));
        Assert.DoesNotContain("别人的", draft.Body.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{other.Address}/1.html", draft.Text("bodyHtml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_which_no_draft_could_be_made_keeps_its_text_for_whoever_takes_it_later()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutRss("/rss.xml", ("濮水河沿岸步道夜间照明恢复", "/1.html", NewsSite.Rfc822(room.Now), "<p>步道的灯都亮了。</p>"));
        await room.AddAsync("动态", $"{site.Address}/rss.xml");
        await room.Room.ByHandAsync("update news_sources set board_id = null");
        await room.ReadAsync();
        var failed = Assert.Single(await room.ItemsAsync());
        Assert.Equal("failed", failed.GetProperty("state").GetString());

        await room.Room.ByHandAsync("update news_sources set board_id = (select id from boards where slug = 'puyang-yaowen')");
        (await room.Room.Writer.PostAsync($"/api/sources/items/{failed.GetProperty("id")}/take")).Ok();
        await room.ReadAsync();
        var draft = (await room.Room.Writer.ReadAsync(Assert.Single(await room.ItemsAsync()).GetProperty("article").GetInt64())).Ok();
        Assert.Contains("步道的灯都亮了", draft.Text("bodyHtml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_title_twice_on_one_site_is_two_drafts()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutRss("/rss.xml", ("关于部分路段临时交通管制的通告", "/1.html", NewsSite.Rfc822(room.Now), "<p>甲路。</p>"), ("关于部分路段临时交通管制的通告", "/2.html", NewsSite.Rfc822(room.Now), "<p>乙路。</p>"));
        await room.AddAsync("动态", $"{site.Address}/rss.xml");
        await room.ReadAsync();

        Assert.Equal(["drafted", "drafted"], (await room.ItemsAsync()).Select(static item => item.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Of_a_new_source_what_is_long_past_makes_no_draft_and_a_date_in_the_future_counts_as_today()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutRss(
            "/rss.xml",
            ("明年才有的日期的一条消息", "/1.html", NewsSite.Rfc822(room.Now.AddYears(1)), "<p>一。</p>"),
            ("三个月以前的一条老消息", "/2.html", NewsSite.Rfc822(room.Now.AddMonths(-3)), "<p>二。</p>"));
        await room.AddAsync("动态", $"{site.Address}/rss.xml");
        await room.ReadAsync();

        var items = await room.ItemsAsync();
        Assert.Equal(["old", "drafted"], items.Select(static item => item.GetProperty("state").GetString()));
        Assert.Equal(room.Now, items[1].GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_text_of_millions_of_characters_becomes_a_draft_with_the_link()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutRss("/rss.xml", ("一篇长得没有人读得完的报告", "/1.html", NewsSite.Rfc822(room.Now), $"<p>{new string('长', 1_200_000)}</p>"));
        await room.AddAsync("动态", $"{site.Address}/rss.xml");
        await room.ReadAsync();

        var item = Assert.Single(await room.ItemsAsync());
        Assert.Equal("drafted", item.GetProperty("state").GetString());
        Assert.Contains("正文没有收下", item.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Contains($"{site.Address}/1.html", (await room.Room.Writer.ReadAsync(item.GetProperty("article").GetInt64())).Ok().Text("bodyHtml"), StringComparison.Ordinal);
    }
}
