using PuyangFabu.Sandbox;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class UserTests
{
    [Fact]
    public async Task Followers_come_in_pages_of_ten_thousand_until_the_next_openid_is_empty()
    {
        await using var host = await PlatformHost.StartAsync();
        var phone = await host.Sandbox.FollowerAsync();
        var nameless = await host.NamelessAsync(12_000);
        var seen = new List<string>();
        var sizes = new List<string>();
        var next = "";
        do
        {
            var page = await host.GetAsync($"/cgi-bin/user/get?next_openid={next}");
            Assert.Equal("12001", page.Text("total"));
            sizes.Add(page.Text("count"));
            next = page.Text("next_openid");
            Assert.Equal(page.Text("count") != "0", page.TryGetProperty("data", out var data));
            seen.AddRange(next.Length == 0 ? [] : data.GetProperty("openid").EnumerateArray().Select(one => one.GetString()!));
        }
        while (next.Length > 0);

        Assert.Equal(["10000", "2001", "0"], sizes);
        Assert.Equal([phone, .. nameless], seen);
        Assert.All(seen, one => Assert.Matches("^o[A-Za-z0-9_-]{27}$", one));
        Assert.Equal(40003, (await host.GetAsync("/cgi-bin/user/get?next_openid=oNobody")).Code());
    }

    [Fact]
    public async Task Nobody_has_a_name_and_who_left_only_an_openid()
    {
        await using var host = await PlatformHost.StartAsync();
        var openId = await host.Sandbox.FollowerAsync();
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/user/info/updateremark", $$"""{"openid":"{{openId}}","remark":"老读者"}"""));

        var follower = await host.GetAsync($"/cgi-bin/user/info?openid={openId}&lang=zh_CN");
        Assert.Equal(("1", "老读者"), (follower.Text("subscribe"), follower.Text("remark")));
        Assert.False(follower.TryGetProperty("nickname", out _));
        await host.Sandbox.DeliveredAsync(openId, new { type = "unfollow" });

        var left = await host.GetAsync($"/cgi-bin/user/info?openid={openId}");
        Assert.Equal(["subscribe", "openid"], left.EnumerateObject().Select(field => field.Name));
        Assert.Equal(40003, (await host.GetAsync("/cgi-bin/user/info?openid=oNobody")).Code());
    }

    [Fact]
    public async Task A_hundred_are_looked_up_at_once()
    {
        await using var host = await PlatformHost.StartAsync();
        var openIds = await host.NamelessAsync(101);

        var answer = await host.PostAsync("/cgi-bin/user/info/batchget", List(openIds[..100]));

        Assert.Equal(100, answer.GetProperty("user_info_list").GetArrayLength());
        Assert.Equal(40032, await host.CodeAsync("/cgi-bin/user/info/batchget", List(openIds)));
    }

    [Fact]
    public async Task A_remark_has_less_than_thirty_bytes()
    {
        await using var host = await PlatformHost.StartAsync();
        var openId = (await host.NamelessAsync(1))[0];

        Assert.Equal(0, await host.CodeAsync("/cgi-bin/user/info/updateremark", $$"""{"openid":"{{openId}}","remark":"{{new string('字', 9)}}xx"}"""));
        Assert.Equal(40092, await host.CodeAsync("/cgi-bin/user/info/updateremark", $$"""{"openid":"{{openId}}","remark":"{{new string('字', 10)}}"}"""));
    }

    [Fact]
    public async Task The_blacklist_takes_twenty_at_once_and_is_read_in_pages_of_a_thousand()
    {
        await using var host = await PlatformHost.StartAsync();
        var openIds = await host.NamelessAsync(1020);
        foreach (var part in openIds.Chunk(20))
        {
            Assert.Equal(0, await host.CodeAsync("/cgi-bin/tags/members/batchblacklist", Named(part)));
        }

        Assert.Equal(40032, await host.CodeAsync("/cgi-bin/tags/members/batchblacklist", Named(openIds[..21])));
        var first = await host.PostAsync("/cgi-bin/tags/members/getblacklist", """{"begin_openid":""}""");
        Assert.Equal(("1020", "1000"), (first.Text("total"), first.Text("count")));
        Assert.Equal("20", (await host.PostAsync("/cgi-bin/tags/members/getblacklist", $$"""{"begin_openid":"{{first.Text("next_openid")}}"}""")).Text("count"));
        await host.CodeAsync("/cgi-bin/tags/members/batchunblacklist", Named(openIds[..20]));
        Assert.Equal("1000", (await host.PostAsync("/cgi-bin/tags/members/getblacklist", "{}")).Text("total"));
    }

    [Fact]
    public async Task An_unverified_account_knows_nobody()
    {
        await using var host = await PlatformHost.StartAsync(SandboxAccountKind.Service, verified: false);

        Assert.Equal(48001, (await host.GetAsync("/cgi-bin/user/get")).Code());
        Assert.Equal(48001, (await host.GetAsync("/cgi-bin/tags/get")).Code());
    }

    private static string List(IEnumerable<string> openIds) =>
        $$"""{"user_list":[{{string.Join(',', openIds.Select(one => $$"""{"openid":"{{one}}","lang":"zh_CN"}"""))}}]}""";

    private static string Named(IEnumerable<string> openIds) =>
        $$"""{"openid_list":[{{string.Join(',', openIds.Select(one => $"\"{one}\""))}}]}""";
}
