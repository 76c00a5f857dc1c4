using System.Text.Json;
using PuyangFabu.Menus;

namespace PuyangFabu.Tests.Menus;

public sealed class MenuRulesTests
{
    [Fact]
    public void The_default_menu_keeps_to_the_rules() => Assert.Empty(MenuRules.Check(DefaultMenu.Current));

    [Fact]
    public void The_default_menu_is_the_three_boards_with_five_buttons_each()
    {
        Assert.Equal(["微濮阳", "微政务", "微平台"], DefaultMenu.Current.Button.Select(static button => button.Name));
        Assert.All(DefaultMenu.Current.Button, static button => Assert.Equal(5, button.SubButton!.Count));
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
    [InlineData("""{"button":[{"type":"click","name":"一二三四五","key":"k"}]}""", "第 1 个菜单的名称“一二三四五”太长，最多 4 个汉字")]
    [InlineData("""{"button":[{"type":"click","name":"ABCDEFGHI","key":"k"}]}""", "第 1 个菜单的名称“ABCDEFGHI”太长，最多 4 个汉字")]
    [InlineData("""{"button":[{"type":"click","name":" ","key":"k"}]}""", "第 1 个菜单没有名称")]
    [InlineData("""{"button":[{"type":"click","key":"k"}]}""", "第 1 个菜单没有名称")]
    [InlineData("""{"button":[{"name":"空"}]}""", "第 1 个菜单没有 type，也没有子菜单")]
    [InlineData("""{"button":[{"name":"空","sub_button":[]}]}""", "第 1 个菜单没有 type，也没有子菜单")]
    [InlineData("""{"button":[{"type":"click","name":"点"}]}""", "第 1 个菜单没有 key")]
    [InlineData("""{"button":[{"type":"view","name":"看"}]}""", "第 1 个菜单没有 url")]
    [InlineData("""{"button":[{"type":"view","name":"看","url":"javascript:alert(1)"}]}""", "第 1 个菜单的 url“javascript:alert(1)”不是 http 或 https 网址")]
    [InlineData("""{"button":[{"type":"view","name":"看","url":"//example.com/"}]}""", "第 1 个菜单的 url“//example.com/”不是 http 或 https 网址")]
    [InlineData("""{"button":[{"type":"dance","name":"跳"}]}""", "第 1 个菜单的 type“dance”不是微信支持的类型")]
    [InlineData("""{"button":[{"type":"click","name":"点","key":"k","sub_button":[{"type":"click","name":"甲","key":"k"}]}]}""", "第 1 个菜单有子菜单，不能再有 type")]
    [InlineData("""{"button":[{"name":"甲","sub_button":[{"type":"click","name":"一二三四五六七八九","key":"k"}]}]}""", "第 1 个菜单的第 1 项的名称“一二三四五六七八九”太长，最多 8 个汉字")]
    [InlineData("""{"button":[{"name":"甲","sub_button":[{"type":"click","name":"乙","key":"k","sub_button":[{"type":"click","name":"丙","key":"k"}]}]}]}""", "第 1 个菜单的第 1 项下面不能再有子菜单")]
    [InlineData("""{"button":[{"type":"miniprogram","name":"小","url":"https://example.com/","appid":"wx"}]}""", "第 1 个菜单没有 pagepath")]
    public void What_wechat_would_refuse_is_named(string json, string problem) => Assert.Equal([problem], Problems(json));

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
            ["第 1 个菜单的 url 太长，最多 1024 字节"],
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

    private static IEnumerable<string> Problems(string json) => MenuRules.Check(MenuJson.Read(json));
}
