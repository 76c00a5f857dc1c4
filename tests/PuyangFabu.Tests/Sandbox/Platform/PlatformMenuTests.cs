using System.Text.Json;
using PuyangFabu.Sandbox;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class PlatformMenuTests
{
    private const string Menu = """{"button":[{"type":"click","name":"要闻","key":"news"},{"name":"服务","sub_button":[{"type":"view","name":"官网","url":"https://www.puyang.gov.cn/"}]}]}""";

    public static TheoryData<string, int> Refusals() => new()
    {
        { "[]", 40016 },
        { Leaves(4), 40016 },
        { $$"""[{"name":"服务","sub_button":{{Leaves(6)}}}]""", 40023 },
        { """[{"name":"服务","type":"click","key":"k","sub_button":[{"type":"click","name":"a","key":"k"}]}]""", 40017 },
        { """[{"name":"a","type":"dance","key":"k"}]""", 40017 },
        { """[{"name":"服","sub_button":[{"name":"a","type":"dance","key":"k"}]}]""", 40024 },
        { $$"""[{"name":"{{new string('字', 5)}}xx","type":"click","key":"k"}]""", 40018 },
        { $$"""[{"name":"服","sub_button":[{"name":"{{new string('字', 20)}}x","type":"click","key":"k"}]}]""", 40025 },
        { $$"""[{"name":"a","type":"click","key":"{{new string('k', 129)}}"}]""", 40019 },
        { $$"""[{"name":"服","sub_button":[{"name":"a","type":"click","key":""}]}]""", 40026 },
        { $$"""[{"name":"a","type":"view","url":"https://a.cn/{{new string('p', 1024)}}"}]""", 40020 },
        { """[{"name":"a","type":"view","url":"ftp://a.cn/"}]""", 40055 },
        { """[{"name":"服","sub_button":[{"name":"a","type":"view","url":"puyang"}]}]""", 40054 },
        { """[{"name":"a","type":"media_id","media_id":"none"}]""", 40007 },
        { """[{"name":"a","type":"article_id","article_id":"none"}]""", 53600 },
        { """[{"name":"\u8981\u95fb","type":"click","key":"k"}]""", 40033 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_menu_beyond_the_limits_is_refused(string buttons, int code)
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal(code, await host.CodeAsync("/cgi-bin/menu/create", $$"""{"button":{{buttons}}}"""));
        Assert.Equal(46003, (await host.GetAsync("/cgi-bin/menu/get")).Code());
    }

    [Fact]
    public async Task Three_buttons_with_five_below_and_names_of_the_full_length_are_taken()
    {
        await using var host = await PlatformHost.StartAsync();
        var name = new string('字', 20);
        var subs = string.Join(',', Enumerable.Range(0, 5).Select(i => $$"""{"type":"click","name":"{{name}}","key":"{{i}}"}"""));
        var top = string.Join(',', Enumerable.Repeat($$"""{"name":"{{new string('字', 5)}}x","sub_button":[{{subs}}]}""", 3));

        Assert.Equal(0, await host.CodeAsync("/cgi-bin/menu/create", $$"""{"button":[{{top}}]}"""));
    }

    [Fact]
    public async Task A_created_menu_is_read_back_in_both_shapes_and_shown_on_the_phone()
    {
        await using var host = await PlatformHost.StartAsync();
        var openId = await host.Sandbox.FollowerAsync();

        Assert.Equal(0, await host.CodeAsync("/cgi-bin/menu/create", Menu));

        var read = await host.GetAsync("/cgi-bin/menu/get");
        Assert.False(read.TryGetProperty("errcode", out _));
        Assert.Equal("官网", read.GetProperty("menu").GetProperty("button")[1].GetProperty("sub_button")[0].Text("name"));
        Assert.Equal(0, read.GetProperty("menu").GetProperty("button")[0].GetProperty("sub_button").GetArrayLength());
        var shown = await host.GetAsync("/cgi-bin/get_current_selfmenu_info");
        Assert.Equal("1", shown.Text("is_menu_open"));
        Assert.Equal("官网", shown.GetProperty("selfmenu_info").GetProperty("button")[1].GetProperty("sub_button").GetProperty("list")[0].Text("name"));
        Assert.Equal(["要闻", "服务"], await PhoneAsync(host, openId));
    }

    [Fact]
    public async Task A_conditional_menu_is_shown_to_those_whose_last_tag_it_names_the_newest_first()
    {
        await using var host = await PlatformHost.StartAsync();
        string[] people = [await host.Sandbox.FollowerAsync(), await FollowAsync(host, 1)];
        var tag = (await host.PostAsync("/cgi-bin/tags/create", """{"tag":{"name":"华龙区"}}""")).GetProperty("tag").Text("id");
        Assert.Equal(65303, await host.CodeAsync("/cgi-bin/menu/addconditional", Conditional("早", tag)));
        await host.PostAsync("/cgi-bin/menu/create", Menu);
        await host.PostAsync("/cgi-bin/menu/addconditional", Conditional("早", tag));
        var newest = await host.PostAsync("/cgi-bin/menu/addconditional", Conditional("晚", tag));
        await host.PostAsync("/cgi-bin/tags/members/batchtagging", $$"""{"openid_list":["{{people[0]}}"],"tagid":{{tag}}}""");

        Assert.Equal(["晚"], await PhoneAsync(host, people[0]));
        Assert.Equal(["要闻", "服务"], await PhoneAsync(host, people[1]));
        Assert.Equal("晚", (await host.PostAsync("/cgi-bin/menu/trymatch", $$"""{"user_id":"{{people[0]}}"}""")).GetProperty("button")[0].Text("name"));
        Assert.Equal(2, (await host.GetAsync("/cgi-bin/menu/get")).GetProperty("conditionalmenu").GetArrayLength());
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/menu/delconditional", $$"""{"menuid":"{{newest.Text("menuid")}}"}"""));
        Assert.Equal(["早"], await PhoneAsync(host, people[0]));
        Assert.Equal(65301, await host.CodeAsync("/cgi-bin/menu/delconditional", """{"menuid":"1"}"""));

        Assert.Equal(0, (await host.GetAsync("/cgi-bin/menu/delete")).Code());
        Assert.Equal(46003, (await host.GetAsync("/cgi-bin/menu/get")).Code());
        Assert.Equal(65303, await host.CodeAsync("/cgi-bin/menu/addconditional", Conditional("晚", tag)));
    }

    [Theory]
    [InlineData("""{"sex":"1"}""", 65320)]
    [InlineData("""{"tag_id":"999"}""", 40152)]
    [InlineData("{}", 65304)]
    public async Task A_rule_that_matches_nobody_is_refused(string rule, int code)
    {
        await using var host = await PlatformHost.StartAsync();
        await host.PostAsync("/cgi-bin/menu/create", Menu);

        Assert.Equal(code, await host.CodeAsync(
            "/cgi-bin/menu/addconditional", $$"""{"button":[{"type":"click","name":"a","key":"k"}],"matchrule":{{rule}}}"""));
    }

    [Fact]
    public async Task Conditional_menus_lead_to_three_domains_at_most()
    {
        await using var host = await PlatformHost.StartAsync();
        await host.PostAsync("/cgi-bin/menu/create", Menu);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(0, (await host.PostAsync("/cgi-bin/menu/addconditional", Viewing(i))).Code());
        }

        Assert.Equal(65316, await host.CodeAsync("/cgi-bin/menu/addconditional", Viewing(3)));
    }

    [Fact]
    public async Task An_unverified_account_may_only_look_at_its_menu()
    {
        await using var host = await PlatformHost.StartAsync(SandboxAccountKind.Subscription, verified: false);

        Assert.Equal(48001, await host.CodeAsync("/cgi-bin/menu/create", Menu));
        Assert.Equal(0, (await host.GetAsync("/cgi-bin/get_current_selfmenu_info")).Code());
    }

    private static string Leaves(int count) =>
        $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"type":"click","name":"a","key":"{{i}}"}"""))}]";

    private static string Conditional(string name, string tag) =>
        $$$"""{"button":[{"type":"click","name":"{{{name}}}","key":"k"}],"matchrule":{"tag_id":"{{{tag}}}"}}""";

    private static string Viewing(int domain) =>
        $$$"""{"button":[{"type":"view","name":"a","url":"https://{{{domain}}}.gov.cn/"}],"matchrule":{"client_platform_type":"2"}}""";

    private static async Task<string> FollowAsync(PlatformHost host, int index)
    {
        var openId = await host.Sandbox.OpenIdAsync(index);
        await host.Sandbox.DeliveredAsync(openId, new { type = "follow" });
        return openId;
    }

    private static async Task<string[]> PhoneAsync(PlatformHost host, string openId)
    {
        var json = await host.Sandbox.Client.GetStringAsync(
            new Uri($"/sandbox/api/accounts/{TestAccount.Slug}/menu?openId={openId}", UriKind.Relative), TestContext.Current.CancellationToken);
        return [.. JsonSerializer.Deserialize<JsonElement>(json).GetProperty("button").EnumerateArray().Select(button => button.Text("name"))];
    }
}
