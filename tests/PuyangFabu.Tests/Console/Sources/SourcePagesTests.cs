using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Sources;

namespace PuyangFabu.Tests.Console.Sources;

/// <summary>Keeping the sites that are read, on the pages.</summary>
public sealed class SourcePagesTests(TestDatabases databases)
{
    [Fact]
    public async Task An_editor_tries_selectors_keeps_a_source_has_it_read_and_deletes_it()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutText("/list.html", "text/html", "<ul><li><a href=\"/1.html\">龙湖公园东门改造工程完工</a><span>06-27</span></li></ul>");
        using var editor = await room.Room.EnterAsync("writer");

        using var form = await editor.OpenAsync("/console/sources/new");
        using var poor = await editor.SendAsync("/console/sources/new", Fields(("act", "try"), ("itemSelector", "ul >")));
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        Assert.Contains("不是 CSS 选择器", editor.Html, StringComparison.Ordinal);
        using var tried = await editor.SendAsync("/console/sources/new", Fields(("act", "try"), ("itemSelector", "li")));
        Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        Assert.Matches("会找到 1 条[\\s\\S]*龙湖公园东门改造工程完工", editor.Html);
        Assert.Empty(await room.ItemsAsync());
        using var made = await editor.SendAsync("/console/sources/new", Fields(("act", "save"), ("itemSelector", "li")));
        Assert.Equal("/console/sources?done=created", made.Target());
        await room.ReadAsync();

        using var list = await editor.OpenAsync("/console/sources");
        Assert.Matches("教育局公示[\\s\\S]*市教育局[\\s\\S]*正常", editor.Html);
        var path = Regex.Match(editor.Html, "/console/sources/\\d+").Value;
        using var found = await editor.OpenAsync("/console/sources/items");
        Assert.Matches("龙湖公园东门改造工程完工[\\s\\S]*已成草稿", editor.Html);
        using var edit = await editor.OpenAsync(path);
        Assert.Equal(("教育局公示", "li"), (editor.Field("name"), editor.Field("itemSelector")));
        using var ask = await editor.OpenAsync(path + "/read");
        using var read = await editor.SendAsync(path + "/read");
        Assert.Equal("/console/sources?done=read", read.Target());
        using var question = await editor.OpenAsync(path + "/delete");
        using var gone = await editor.SendAsync(path + "/delete", ("revision", editor.Field("revision")));
        Assert.Equal("/console/sources?done=deleted", gone.Target());
        using var after = await editor.OpenAsync("/console/sources");
        Assert.Contains("还没有信息源", editor.Html, StringComparison.Ordinal);

        (string, string)[] Fields(params (string Name, string Value)[] more) =>
        [
            ("name", "教育局公示"), ("unit", $"{room.Unit}"), ("form", "list"), ("address", $"{site.Address}/list.html"), ("reprint", "own"),
            ("board", "puyang-yaowen"), ("editor", $"{room.Editor}"), ("intervalMinutes", "60"), ("enabled", "true"), .. more,
        ];
    }

    [Fact]
    public async Task What_was_there_before_is_made_a_draft_when_somebody_wants_it()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutRss("/rss.xml", ("三个月以前的一条老消息", "/1.html", NewsSite.Rfc822(room.Now.AddMonths(-3)), "<p>老消息。</p>"));
        await room.AddAsync("教育动态", $"{site.Address}/rss.xml");
        await room.ReadAsync();
        using var editor = await room.Room.EnterAsync("writer");

        using var list = await editor.OpenAsync("/console/sources/items?state=old");
        var path = Regex.Match(editor.Html, "/console/sources/items/\\d+/take").Value;
        using var ask = await editor.OpenAsync(path);
        using var taken = await editor.SendAsync(path);
        Assert.Equal("/console/sources/items?done=taken", taken.Target());
        await room.ReadAsync();
        using var now = await editor.OpenAsync("/console/sources/items");
        Assert.Contains("已成草稿", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_reads_sees_the_sources_and_no_way_to_change_them()
    {
        await using var room = await SourceRoom.OpenAsync(databases);
        using var reviewer = await room.Room.EnterAsync("reviewer");
        using var list = await reviewer.OpenAsync("/console/sources");
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        Assert.DoesNotContain("/console/sources/new", reviewer.Html, StringComparison.Ordinal);
        using var refused = await reviewer.OpenAsync("/console/sources/new");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
