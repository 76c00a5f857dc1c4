using System.Text.Json;
using PuyangFabu.Content.Boards;
using PuyangFabu.Publishing.Menus;

namespace PuyangFabu.Tests.Publishing.Menus;

public sealed class MenuRulesTests
{
    [Fact]
    public void The_default_menu_keeps_to_the_rules() => Assert.Empty(MenuRules.Check(Menu.Default));

    [Fact]
    public void The_default_menu_is_the_three_boards_with_five_buttons_each()
    {
        Assert.Equal(["微濮阳", "微政务", "微平台"], Menu.Default.Button.Select(static button => button.Name));
        Assert.All(Menu.Default.Button, static button => Assert.Equal(5, button.SubButton!.Count));
    }

    [Fact]
    public void Every_kind_of_button_that_wechat_takes_is_taken() => Assert.Empty(Problems(
        """
        {"button":[
          {"type":"click","name":"今日菜单","key":"MENU_TODAY"},
          {"name":"服务","sub_button":[
            {"type":"view","name":"一二三四五六七八","url":"https://example.com/"},
            {"type":"view","name":"我们的页面","url":"/directory"},
            {"type":"miniprogram","name":"办事","url":"https://example.com/mp","appid":"wx00000000000000aa","pagepath":"pages/index"},
            {"type":"scancode_push","name":"扫一扫","key":"scan"},
            {"type":"media_id","name":"图片","media_id":"m"}]},
          {"type":"article_id","name":"ABCDEFGH","article_id":"a"}]}
        """));

    [Theory]
    [InlineData("""{"button":[]}""", "一级菜单有 0 个，应为 1 至 3 个")]
    [InlineData("""{"button":[{"type":"click","name":"一二三四五六","key":"k"}]}""", "第 1 个菜单的名称“一二三四五六”有 18 字节，微信最多 16 字节（约 5 个汉字）")]
    [InlineData("""{"button":[{"type":"click","name":"ABCDEFGHIJKLMNOPQ","key":"k"}]}""", "第 1 个菜单的名称“ABCDEFGHIJKLMNOPQ”有 17 字节，微信最多 16 字节（约 5 个汉字）")]
    [InlineData("""{"button":[{"type":"click","name":" ","key":"k"}]}""", "第 1 个菜单没有名称")]
    [InlineData("""{"button":[{"type":"click","key":"k"}]}""", "第 1 个菜单没有名称")]
    [InlineData("""{"button":[{"name":"空"}]}""", "第 1 个菜单没有写点了做什么，也没有子菜单")]
    [InlineData("""{"button":[{"name":"空","sub_button":[]}]}""", "第 1 个菜单没有写点了做什么，也没有子菜单")]
    [InlineData("""{"button":[{"type":"click","name":"点"}]}""", "第 1 个菜单没有 key")]
    [InlineData("""{"button":[{"type":"view","name":"看"}]}""", "第 1 个菜单没有网址")]
    [InlineData("""{"button":[{"type":"view","name":"看","url":"javascript:alert(1)"}]}""", "第 1 个菜单的网址“javascript:alert(1)”不是 http 或 https 网址，也不是本站页面")]
    [InlineData("""{"button":[{"type":"view","name":"看","url":"//example.com/"}]}""", "第 1 个菜单的网址“//example.com/”不是 http 或 https 网址，也不是本站页面")]
    [InlineData("""{"button":[{"type":"dance","name":"跳"}]}""", "第 1 个菜单的动作“dance”微信不支持")]
    [InlineData("""{"button":[{"type":"click","name":"点","key":"k","sub_button":[{"type":"click","name":"甲","key":"k"}]}]}""", "第 1 个菜单有子菜单，点它不能再做别的")]
    [InlineData("""{"button":[{"name":"甲","sub_button":[{"type":"click","name":"一二三四五六七八九十一二三四五六七八九十多","key":"k"}]}]}""", "第 1 个菜单的第 1 项的名称“一二三四五六七八九十一二三四五六七八九十多”有 63 字节，微信最多 60 字节（约 20 个汉字）")]
    [InlineData("""{"button":[{"type":"click","name":"好\u0007的","key":"k"}]}""", "第 1 个菜单的名称里第 2 个字符是看不见的控制字符（U+0007），请删去后重输")]
    [InlineData("""{"button":[{"name":"甲","sub_button":[{"type":"view","name":"乙","url":"https://example.com/a\u200b"}]}]}""", "第 1 个菜单的第 1 项的网址里第 22 个字符是看不见的控制字符（U+200B），请删去后重输")]
    [InlineData("""{"button":[{"type":"click","name":"点","key":"k\nk"}]}""", "第 1 个菜单的 key里第 2 个字符是看不见的控制字符（U+000A），请删去后重输")]
    [InlineData("""{"button":[{"name":"甲","sub_button":[{"type":"click","name":"乙","key":"k","sub_button":[{"type":"click","name":"丙","key":"k"}]}]}]}""", "第 1 个菜单的第 1 项下面不能再有子菜单")]
    [InlineData("""{"button":[{"type":"miniprogram","name":"小","url":"https://example.com/","appid":"wx"}]}""", "第 1 个菜单没有 pagepath")]
    public void What_wechat_would_refuse_is_named(string json, string problem) => Assert.Equal([problem], Problems(json));

    [Theory]
    [InlineData("一二三四五", true)]
    [InlineData("一二三四", false)]
    [InlineData("ABCDEFGH", false)]
    [InlineData("ABCDEFGHIJKLMNOP", true)]
    public void What_wechat_takes_is_taken_and_what_a_phone_cuts_is_said(string name, bool warned)
    {
        var menu = MenuJson.Read($$"""{"button":[{"type":"click","name":"{{name}}","key":"k"}]}""");

        Assert.Empty(MenuRules.Check(menu));
        Assert.Equal(warned ? [$"第 1 个菜单的名称“{name}”超过 4 个汉字，微信收，但手机上一般只显示前 4 个。"] : [], MenuWarnings.Of(menu, BoardTree.Empty));
    }

    [Fact]
    public void Names_under_a_menu_may_be_longer_and_are_measured_by_their_own_room()
    {
        var menu = MenuJson.Read("""{"button":[{"name":"上","sub_button":[{"type":"click","name":"一二三四五六七八","key":"k"},{"type":"click","name":"一二三四五六七八九十一二三四五六七八九十","key":"k"}]}]}""");

        Assert.Empty(MenuRules.Check(menu));
        Assert.Equal(["第 1 个菜单的第 2 项的名称“一二三四五六七八九十一二三四五六七八九十”超过 8 个汉字，微信收，但手机上一般只显示前 8 个。"], MenuWarnings.Of(menu, BoardTree.Empty));
    }

    [Theory]
    [InlineData("""{"type":"click","name":"点","key":"board:"}""", "第 1 个菜单“点”没有选栏目，点了只会得到“栏目已调整”。")]
    [InlineData("""{"type":"view","name":"看","url":"/no-such-page"}""", "第 1 个菜单“看”的网址“/no-such-page”不是本站的页面，点了只会看到“找不到页面”。")]
    [InlineData("""{"type":"view","name":"看","url":"/boards/meiyou"}""", "第 1 个菜单“看”指向的栏目不存在，点了只会得到“找不到页面”。")]
    [InlineData("""{"type":"click","name":"点","key":"board:meiyou"}""", "第 1 个菜单“点”指向的栏目不存在，点了只会得到“栏目已调整”。")]
    [InlineData("""{"type":"view","name":"看","url":"/services"}""", null)]
    [InlineData("""{"type":"view","name":"看","url":"/cases/progress"}""", null)]
    [InlineData("""{"type":"view","name":"看","url":"/directory?from=menu"}""", null)]
    [InlineData("""{"type":"view","name":"看","url":"/articles/12"}""", null)]
    [InlineData("""{"type":"view","name":"看","url":"/"}""", null)]
    public void A_button_that_leads_nowhere_is_warned_of(string button, string? warning) =>
        Assert.Equal(warning is null ? [] : [warning], MenuWarnings.Of(MenuJson.Read($$"""{"button":[{{button}}]}"""), BoardTree.Empty));

    [Fact]
    public void White_space_around_values_goes_and_that_within_stays() => Assert.Equal(
        """{"button":[{"name":"上 下","sub_button":[{"type":"view","name":"看","url":"https://example.com/"},{"type":"click","name":"点","key":"k"}]}]}""",
        MenuJson.Write(MenuJson.Read("""{"button":[{"name":" 上 下　\n","sub_button":[{"type":"view ","name":"\t看","url":" https://example.com/\r\n"},{"type":"click","name":"点 ","key":" k"}]}]}""").Trimmed()));

    [Fact]
    public void Too_many_buttons_too_long_keys_and_links_are_named()
    {
        var click = """{"type":"click","name":"点","key":"k"}""";

        Assert.Equal(["一级菜单有 4 个，应为 1 至 3 个"], Problems($$"""{"button":[{{click}},{{click}},{{click}},{{click}}]}"""));
        Assert.Equal(
            ["第 1 个菜单有 6 个子菜单，最多 5 个"],
            Problems($$"""{"button":[{"name":"多","sub_button":[{{string.Join(',', Enumerable.Repeat(click, 6))}}]}]}"""));
        Assert.Empty(Problems($$"""{"button":[{"type":"click","name":"点","key":"{{new string('k', 128)}}"}]}"""));
        Assert.Equal(["第 1 个菜单的 key 太长，最多 128 字节"], Problems($$"""{"button":[{"type":"click","name":"点","key":"{{new string('键', 43)}}"}]}"""));
        Assert.Equal(
            ["第 1 个菜单的网址太长，最多 1024 字节"],
            Problems($$"""{"button":[{"type":"view","name":"看","url":"https://example.com/{{new string('a', 1024)}}"}]}"""));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"button":null}""")]
    [InlineData("""{"button":[null]}""")]
    [InlineData("""{"button":[{"sub_button":[null]}]}""")]
    [InlineData("""{"button":[{"nmae":"错"}]}""")]
    [InlineData("""{"button":[{"name":5}]}""")]
    public void What_is_no_menu_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => MenuJson.Read(json));

    private static IEnumerable<string> Problems(string json) => MenuRules.Check(MenuJson.Read(json)).Select(static problem => problem.Reason);
}
