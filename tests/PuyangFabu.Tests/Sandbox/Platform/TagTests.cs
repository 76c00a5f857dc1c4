using System.Text.Json;
using PuyangFabu.Sandbox.Platform.Faults;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class TagTests
{
    [Fact]
    public async Task A_tag_has_thirty_bytes_and_a_name_of_its_own()
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal("100", (await CreateAsync(host, new string('字', 10))).GetProperty("tag").Text("id"));
        Assert.Equal(45158, (await CreateAsync(host, new string('字', 10) + "x")).Code());
        Assert.Equal(45157, (await CreateAsync(host, new string('字', 10))).Code());
        Assert.Equal(45157, (await CreateAsync(host, "")).Code());
    }

    [Fact]
    public async Task There_are_a_hundred_at_most()
    {
        await using var host = await PlatformHost.StartAsync();
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(0, (await CreateAsync(host, $"标签{i}")).Code());
        }

        Assert.Equal(45056, (await CreateAsync(host, "又一个")).Code());
    }

    [Fact]
    public async Task The_platforms_own_tags_stay()
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal(45058, await host.CodeAsync("/cgi-bin/tags/delete", """{"tag":{"id":2}}"""));
        Assert.Equal(45058, await host.CodeAsync("/cgi-bin/tags/update", """{"tag":{"id":2,"name":"新"}}"""));
        Assert.Equal(45159, await host.CodeAsync("/cgi-bin/tags/delete", """{"tag":{"id":100}}"""));
    }

    [Fact]
    public async Task Followers_are_tagged_fifty_at_once_counted_listed_and_untagged()
    {
        await using var host = await PlatformHost.StartAsync();
        var openIds = await host.NamelessAsync(51);
        await CreateAsync(host, "华龙区");

        Assert.Equal(40032, await TagAsync(host, openIds, 100));
        Assert.Equal(0, await TagAsync(host, openIds[..50], 100));
        Assert.Equal(45159, await TagAsync(host, openIds[..1], 101));
        Assert.Equal(49003, await TagAsync(host, ["oNobody"], 100));
        Assert.Equal("50", (await host.GetAsync("/cgi-bin/tags/get")).GetProperty("tags")[1].Text("count"));
        var members = await host.PostAsync("/cgi-bin/user/tag/get", """{"tagid":100}""");
        Assert.Equal(("50", openIds[49]), (members.Text("count"), members.Text("next_openid")));
        Assert.Equal("0", (await host.PostAsync("/cgi-bin/user/tag/get", $$"""{"tagid":100,"next_openid":"{{openIds[49]}}"}""")).Text("count"));
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/tags/members/batchuntagging", $$"""{"openid_list":["{{openIds[0]}}"],"tagid":100}"""));
        Assert.Empty(await TagsOfAsync(host, openIds[0]));
        Assert.Equal("100", await TagsOfAsync(host, openIds[1]));

        Assert.Equal(0, await host.CodeAsync("/cgi-bin/tags/delete", """{"tag":{"id":100}}"""));
        Assert.Empty(await TagsOfAsync(host, openIds[1]));
    }

    [Fact]
    public async Task A_follower_carries_twenty_tags()
    {
        await using var host = await PlatformHost.StartAsync();
        var openIds = await host.NamelessAsync(1);
        for (var i = 0; i < 21; i++)
        {
            await CreateAsync(host, $"标签{i}");
            Assert.Equal(i < 20 ? 0 : 45059, await TagAsync(host, openIds, 100 + i));
        }
    }

    [Fact]
    public async Task Tagging_may_work_for_half_of_them_only()
    {
        await using var host = await PlatformHost.StartAsync();
        var openIds = await host.NamelessAsync(4);
        await CreateAsync(host, "华龙区");
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = PlatformFaultKind.PartialTagging });

        var answer = await host.PostAsync("/cgi-bin/tags/members/batchtagging", Tagging(openIds, 100));

        Assert.Equal(45171, answer.Code());
        Assert.Equal(openIds[2..], answer.GetProperty("fail_openid_list").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal("100", await TagsOfAsync(host, openIds[1]));
        Assert.Empty(await TagsOfAsync(host, openIds[2]));
        Assert.Equal(0, await TagAsync(host, openIds[2..], 100));
    }

    [Fact]
    public async Task A_send_to_a_tag_reaches_those_who_carry_it()
    {
        await using var host = await PlatformHost.StartAsync();
        var openIds = await host.NamelessAsync(4);
        await CreateAsync(host, "华龙区");
        await TagAsync(host, openIds[..3], 100);

        await host.PostAsync("/cgi-bin/message/mass/sendall", """{"filter":{"is_to_all":false,"tag_id":"100"},"msgtype":"text","text":{"content":"一"}}""");

        Assert.Equal("3", (await host.Sandbox.ReceivedAsync()).Node("SentCount"));
        Assert.Equal(100, host.Jobs[0].Audience.TagId);
        Assert.Equal(openIds[..3], host.Jobs[0].Recipients);
    }

    private static Task<JsonElement> CreateAsync(PlatformHost host, string name) =>
        host.PostAsync("/cgi-bin/tags/create", $$$"""{"tag":{"name":"{{{name}}}"}}""");

    private static Task<int> TagAsync(PlatformHost host, IEnumerable<string> openIds, int tag) =>
        host.CodeAsync("/cgi-bin/tags/members/batchtagging", Tagging(openIds, tag));

    private static string Tagging(IEnumerable<string> openIds, int tag) =>
        $$"""{"openid_list":[{{string.Join(',', openIds.Select(one => $"\"{one}\""))}}],"tagid":{{tag}}}""";

    private static async Task<string> TagsOfAsync(PlatformHost host, string openId) =>
        string.Join(' ', (await host.PostAsync("/cgi-bin/tags/getidlist", $$"""{"openid":"{{openId}}"}""")).GetProperty("tagid_list").EnumerateArray().Select(one => one.GetInt32()));
}
