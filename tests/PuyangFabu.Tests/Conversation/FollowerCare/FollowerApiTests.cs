using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Tests.Conversation.FollowerCare;

public sealed class FollowerApiTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Followers_are_listed_by_short_names_page_by_page(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        host.WeChat.PageSize = 1000;
        host.WeChat.Following([.. Enumerable.Range(100, 120).Select(static number => $"oPerson{number}")]);
        await host.SyncAsync();
        var editor = await host.EditorAsync();

        var (names, cursor) = (new HashSet<string>(), "");
        do
        {
            var page = await FollowerHost.ListAsync(editor, cursor.Length > 0 ? $"?cursor={cursor}" : "");
            Assert.Equal(120, page.GetProperty("total").GetInt64());
            foreach (var item in page.GetProperty("items").EnumerateArray())
            {
                Assert.Matches("^关注者 [0-9A-Z]{8}$", item.GetProperty("name").GetString());
                Assert.True(names.Add(item.GetProperty("id").GetString()!));
            }

            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() ?? "" : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(120, names.Count);
    }

    [Theory, EachDatabase]
    public async Task Names_are_found_again_and_a_remark_reaches_WeChat_first(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        host.WeChat.Following("o1", "o2");
        await host.SyncAsync();
        var editor = await host.EditorAsync();
        var code = await host.CodeAsync("o1");

        await editor.CallAsync("PUT", $"/api/followers/{code}/remark", new { remark = "老张 100%" });
        Assert.Equal("老张 100%", host.WeChat.People["o1"].Remark);
        Assert.Equal(code, Assert.Single((await FollowerHost.ListAsync(editor, "?q=100%25")).GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(code, Assert.Single((await FollowerHost.ListAsync(editor, $"?q=关注者 {code[..8]}")).GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        Assert.Empty((await FollowerHost.ListAsync(editor, "?q=没有")).GetProperty("items").EnumerateArray());

        host.WeChat.Fail(FollowersAtWeChat.Refusal(48001, WeChatErrorClass.Permission));
        await editor.CallAsync("PUT", $"/api/followers/{code}/remark", new { remark = "别名" }, HttpStatusCode.BadGateway);
        await editor.CallAsync("PUT", $"/api/followers/{code}/remark", new { remark = "十个汉字的备注名太长" }, HttpStatusCode.BadRequest);
        Assert.Equal("老张 100%", (await host.FindAsync("o1"))!.Remark);
    }

    [Fact]
    public async Task An_openid_is_shown_to_who_addresses_mass_messages_and_stands_in_no_record()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("oSecretPerson");
        var admin = await host.Operators.AdminAsync();
        var editor = await host.EditorAsync();
        await admin.CallAsync("POST", "/api/followers/sync");
        await host.RunAsync();
        await editor.CallAsync("PUT", $"/api/followers/{await host.CodeAsync("oSecretPerson")}/remark", new { remark = "张" });

        Assert.Contains("oSecretPerson", (await FollowerHost.ListAsync(editor)).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("oSecretPerson", (await FollowerHost.ListAsync(admin)).ToString(), StringComparison.Ordinal);
        var audit = (await admin.CallAsync("GET", "/api/audit")).Json.ToString();
        Assert.Contains("follower.remark", audit, StringComparison.Ordinal);
        Assert.DoesNotContain("oSecretPerson", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_is_told_so()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        var editor = await host.EditorAsync();
        var reviewer = await host.Operators.WithRolesAsync(Role.Reviewer);

        await editor.CallAsync("POST", "/api/followers/sync", expected: HttpStatusCode.Forbidden);
        await reviewer.CallAsync("GET", "/api/followers", expected: HttpStatusCode.Forbidden);
        await editor.CallAsync("GET", "/api/followers/000000000000", expected: HttpStatusCode.NotFound);
        await editor.CallAsync("GET", "/api/followers?cursor=x", expected: HttpStatusCode.BadRequest);
        await editor.CallAsync("GET", "/api/followers?account=nobody", expected: HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_code_stays_the_same_after_a_restart()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        host.WeChat.Following("o1");
        await host.SyncAsync();
        var code = await host.CodeAsync("o1");
        await host.Product.Sender.SendAsync(host.Product.Sender.Event("subscribe", user: "o9"));

        await host.Product.RestartAsync();

        Assert.Equal(code, await host.CodeAsync("o1"));
        Assert.NotEqual(code, await host.CodeAsync("o9"));
    }
}
