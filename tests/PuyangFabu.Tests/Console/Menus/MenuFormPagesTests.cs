using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Menus;

/// <summary>The form of the menu: targets by name, faults at their buttons.</summary>
public sealed class MenuFormPagesTests(TestDatabases databases)
{
    private static readonly (string, string)[] Mine =
    [
        ("b0-name", "要闻"), ("b0-kind", "board"), ("b0-board", "puyang-yaowen"),
        ("b1-name", "服务"), ("b1-kind", "sub"),
        ("b1-0-name", "机构名录"), ("b1-0-kind", "page"), ("b1-0-url", "/directory"),
        ("b1-1-name", "通知"), ("b1-1-kind", "board"), ("b1-1-board", "tongzhi-gonggao"),
    ];

    [Fact]
    public async Task Targets_are_chosen_by_name_and_shown_by_name()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var article = await room.PublishedAsync(new { board = "puyang-yaowen", title = "防汛指南", body = "正文。", source = "濮阳日报" });
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync("/console/menu/edit");
        var version = writer.Field("version");
        Assert.Contains($"<option value=\"{article}\">防汛指南</option>", writer.Html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"/services\">便民服务</option>", writer.Html, StringComparison.Ordinal);

        (string, string)[] chosen =
        [
            ("version", version), ("b0-name", "防汛"), ("b0-kind", "article"), ("b0-article", $"{article}"),
            ("b1-name", "办事"), ("b1-kind", "sub"), ("b1-0-name", "服务"), ("b1-0-kind", "site"), ("b1-0-site", "/services"), ("b1-1-name", "哪篇"), ("b1-1-kind", "article"),
        ];
        using var refused = await writer.SendAsync("/console/menu/edit", [.. chosen, ("act", "save")]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("第 2 个菜单的第 2 项没有选稿件", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        Assert.Contains("id=\"b1-1-article-error\"", writer.Html, StringComparison.Ordinal);
        using var sought = await writer.SendAsync("/console/menu/edit", [.. chosen, ("act", "find"), ("words", "没有这样的标题")]);
        Assert.Contains("没有标题里有这些字的公开稿件", writer.Html, StringComparison.Ordinal);
        using var found = await writer.SendAsync("/console/menu/edit", [.. chosen, ("act", "find"), ("words", "防汛")]);
        Assert.Contains("找到 1 篇", writer.Html, StringComparison.Ordinal);
        Assert.Contains($"<option value=\"{article}\" selected>防汛指南</option>", writer.Html, StringComparison.Ordinal);

        using var saved = await writer.SendAsync("/console/menu/edit", [.. chosen, ("b1-1-article", $"{article}"), ("act", "save")]);
        Assert.Equal("/console/menu?done=saved", saved.Target());
        await writer.OpenAsync("/console/menu");
        Assert.All(["稿件“防汛指南”", "本站的“便民服务”"], text => Assert.Contains(text, WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal));
        Assert.DoesNotContain("不是本站的页面", writer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_opens_a_mini_program_or_answers_a_word_and_each_fault_stands_at_its_field()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync("/console/menu/edit");
        (string, string)[] bare = [("version", writer.Field("version")), ("b0-name", "办事"), ("b0-kind", "program"), ("b1-name", "社保"), ("b1-kind", "word"), ("act", "save")];
        using var refused = await writer.SendAsync("/console/menu/edit", bare);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.All(
            ["b0-appid-error", "b0-path-error", "b0-fallback-error", "b1-word-error"], id => Assert.Contains($"id=\"{id}\"", writer.Html, StringComparison.Ordinal));
        Assert.All(
            ["没有写小程序的 AppID", "没有写小程序的页面路径", "没有写备用网址", "没有写词"], text => Assert.Contains(text, WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal));

        using var saved = await writer.SendAsync(
            "/console/menu/edit", [.. bare, ("b0-appid", "wx0123456789abcdef"), ("b0-path", "pages/index"), ("b0-fallback", "https://example.com/"), ("b1-word", "办社保卡")]);
        Assert.Equal("/console/menu?done=saved", saved.Target());
        var menu = (await room.Editor.GetAsync("/api/menu")).Ok().Body.GetProperty("button");
        Assert.Equal(
            ("miniprogram", "wx0123456789abcdef", "pages/index", "https://example.com/"),
            (menu[0].GetProperty("type").GetString(), menu[0].GetProperty("appid").GetString(), menu[0].GetProperty("pagepath").GetString(), menu[0].GetProperty("url").GetString()));
        Assert.Equal(("click", "办社保卡"), (menu[1].GetProperty("type").GetString(), menu[1].GetProperty("key").GetString()));
        await writer.OpenAsync("/console/menu/edit");
        Assert.Equal(("wx0123456789abcdef", "办社保卡"), (writer.Field("b0-appid"), writer.Field("b1-word")));
    }

    [Fact]
    public async Task A_board_that_is_not_there_is_refused_at_its_field()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync("/console/menu/edit");

        using var refused = await writer.SendAsync("/console/menu/edit", [.. Mine, ("b1-2-name", "坏的"), ("b1-2-kind", "board"), ("version", writer.Field("version")), ("act", "save")]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("第 2 个菜单的第 3 项“坏的”没有选栏目，请选一个现有的栏目", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        Assert.Contains("id=\"b1-2-board-error\"", writer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_its_button_and_nothing_typed_is_lost()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        using var writer = await room.EnterAsync("writer");
        await writer.OpenAsync("/console/menu/edit");
        var version = writer.Field("version");

        using var refused = await writer.SendAsync(
            "/console/menu/edit", ("act", "save"), ("version", version), ("b0-name", "一个太长太长的名称"), ("b0-kind", "page"), ("b0-url", "ftp://x"), ("b1-name", "空的"), ("b1-kind", "sub"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.All(["第 1 个菜单的名称", "不是 http 或 https 网址", "第 2 个菜单没有写点了做什么"], text => Assert.Contains(text, WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal));
        Assert.Equal("ftp://x", writer.Field("b0-url"));

        using var moved = await writer.SendAsync("/console/menu/edit", [.. Mine, ("version", version), ("act", "up 1 1")]);
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Equal(("通知", "机构名录"), (writer.Field("b1-0-name"), writer.Field("b1-1-name")));
        using var down = await writer.SendAsync("/console/menu/edit", [.. Mine, ("version", version), ("act", "down 1 0")]);
        Assert.Equal(("通知", "机构名录"), (writer.Field("b1-0-name"), writer.Field("b1-1-name")));
        using var inserted = await writer.SendAsync("/console/menu/edit", [.. Mine, ("version", version), ("act", "insert 1 0")]);
        Assert.Equal(("", "机构名录", "通知"), (writer.Field("b1-0-name"), writer.Field("b1-1-name"), writer.Field("b1-2-name")));
        using var taken = await writer.SendAsync("/console/menu/edit", [.. Mine, ("version", version), ("act", "delete 1 0")]);
        Assert.Equal(("通知", ""), (writer.Field("b1-0-name"), writer.Field("b1-1-name")));
        using var right = await writer.SendAsync("/console/menu/edit", [.. Mine, ("version", version), ("act", "right 0")]);
        Assert.Equal(("服务", "要闻", "机构名录"), (writer.Field("b0-name"), writer.Field("b1-name"), writer.Field("b0-0-name")));
        using var saved = await writer.SendAsync("/console/menu/edit", [.. Mine, ("version", version), ("act", "save")]);
        Assert.Equal("/console/menu?done=saved", saved.Target());
        using var stale = await writer.SendAsync("/console/menu/edit", [.. Mine, ("version", version), ("act", "save")]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("要闻", writer.Field("b0-name"));
    }
}
