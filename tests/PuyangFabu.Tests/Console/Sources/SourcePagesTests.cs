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

    [Fact]
    public async Task The_first_failure_is_in_the_list_with_its_reason_and_not_yet_on_the_desk()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        await room.AddAsync("教育动态", $"{site.Address}/rss.xml");
        await room.ReadAsync();
        using var editor = await room.Room.EnterAsync("writer");

        using var list = await editor.OpenAsync("/console/sources");
        Assert.Matches("上次没有读到[\\s\\S]*404", editor.Html);
        Assert.DoesNotContain("等着读", editor.Html, StringComparison.Ordinal);
        Assert.Empty(await room.ProblemsAsync());
    }

    [Fact]
    public async Task A_trial_says_of_itself_that_it_failed_and_why_no_date_is_shown()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        using var editor = await room.Room.EnterAsync("writer");
        using var form = await editor.OpenAsync("/console/sources/new");
        using var failed = await editor.SendAsync("/console/sources/new", ("act", "try"), ("form", "feed"), ("address", $"{site.Address}/rss.xml"));
        Assert.Contains("试读没有成功", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("没有提交成功", editor.Html, StringComparison.Ordinal);

        site.PutText("/list.html", "text/html", $"<ul><li><a href=\"/1.html\">昨天的一条消息</a> {room.Now.AddDays(-1):yyyy-MM-dd}</li><li><a href=\"/2.html\">明年的一条消息</a> {room.Now.AddYears(1):yyyy-MM-dd}</li></ul>");
        using var tried = await editor.SendAsync("/console/sources/new", ("act", "try"), ("form", "list"), ("address", $"{site.Address}/list.html"), ("itemSelector", "li"));
        Assert.Contains("日期在将来，不采用", editor.Html, StringComparison.Ordinal);
        Assert.Contains($">{room.Now.AddDays(-1):yyyy年M月d日}</time>", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("00:00<", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_out_is_said_in_one_way_and_each_with_the_name_of_its_field()
    {
        await using var room = await SourceRoom.OpenAsync(databases);
        using var editor = await room.Room.EnterAsync("writer");
        using var form = await editor.OpenAsync("/console/sources/new");
        using var refused = await editor.SendAsync("/console/sources/new", ("act", "save"), ("form", "feed"), ("reprint", "own"));
        Assert.Matches("单位：不能是空的[\\s\\S]*草稿的栏目：不能是空的；草稿要放进一个栏目[\\s\\S]*责任编辑：不能是空的；转载要写明责任编辑", editor.Html);
        Assert.DoesNotContain("没有填写", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("没有选择", editor.Html, StringComparison.Ordinal);
        using var listed = await editor.SendAsync("/console/sources/new", ("act", "save"), ("form", "feed"), ("reprint", "own"), ("listed", "true"));
        Assert.Contains("不做草稿，只列出：只能用于只用标题和链接的信息源", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_hides_an_entry_and_lists_it_again()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        site.PutRss("/rss.xml", ("清丰县食用菌大棚开始采收", "/1.html", NewsSite.Rfc822(room.Now), ""));
        await room.AddAsync("清丰县政府网", $"{site.Address}/rss.xml", new() { ["reprint"] = "titleOnly", ["listed"] = true, ["board"] = null, ["editor"] = null });
        await room.ReadAsync();
        using var editor = await room.Room.EnterAsync("writer");

        foreach (var (act, done, state) in new[] { ("hide", "hidden", "已隐藏"), ("show", "shown", "已列出") })
        {
            using var list = await editor.OpenAsync("/console/sources/items");
            var path = Regex.Match(editor.Html, $"/console/sources/items/\\d+/{act}").Value;
            using var ask = await editor.OpenAsync(path);
            using var sent = await editor.SendAsync(path);
            Assert.Equal($"/console/sources/items?done={done}", sent.Target());
            using var after = await editor.OpenAsync($"/console/sources/items?done={done}");
            Assert.Contains(state, editor.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_takes_a_double_is_led_to_the_first()
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases);
        foreach (var name in new[] { "甲网", "乙网" })
        {
            site.PutRss($"/{name}.xml", ("全市防汛抗旱工作会议召开", $"/{name}.html", NewsSite.Rfc822(room.Now), "<p>召开。</p>"));
            await room.AddAsync(name, $"{site.Address}/{name}.xml");
            await room.ReadAsync();
        }

        var items = await room.ItemsAsync();
        using var editor = await room.Room.EnterAsync("writer");
        using var ask = await editor.OpenAsync($"/console/sources/items/{items[1].GetProperty("id")}/take");
        Assert.Contains($"href=\"/console/articles/{items[0].GetProperty("article")}\"", editor.Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_a_source_has_is_on_the_desk_of_who_answers_for_it_until_it_is_handed_in(string provider)
    {
        await using var site = await NewsSite.StartAsync();
        await using var room = await SourceRoom.OpenAsync(databases, provider);
        site.PutRss("/rss.xml", ("龙湖公园东门改造工程完工", "/1.html", NewsSite.Rfc822(room.Now), "<p>完工。</p>"), ("戚城街道便民大厅夜间窗口开放", "/2.html", NewsSite.Rfc822(room.Now), "<p>开放。</p>"));
        await room.AddAsync("教育动态", $"{site.Address}/rss.xml");
        await room.ReadAsync();
        (await room.Room.Writer.SubmitAsync((await room.ItemsAsync())[0].GetProperty("article").GetInt64())).Ok();

        using var responsible = await room.Room.EnterAsync("editor");
        using var desk = await responsible.OpenAsync("/console");
        var link = Regex.Match(responsible.Html, "信息源来的草稿[\\s\\S]{0,300}").Value;
        Assert.Contains("1", link, StringComparison.Ordinal);
        Assert.Contains("/console/articles?status=draft&amp;mine=sources", responsible.Html, StringComparison.Ordinal);
        using var list = await responsible.OpenAsync("/console/articles?status=draft&mine=sources");
        Assert.Contains("龙湖公园东门改造工程完工", responsible.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("戚城街道便民大厅夜间窗口开放", responsible.Html, StringComparison.Ordinal);

        using var other = await room.Room.EnterAsync("writer");
        using var none = await other.OpenAsync("/console");
        Assert.DoesNotContain("信息源来的草稿", other.Html, StringComparison.Ordinal);
        using var empty = await other.OpenAsync("/console/articles?mine=sources");
        Assert.DoesNotContain("龙湖公园东门改造工程完工", other.Html, StringComparison.Ordinal);
    }
}
